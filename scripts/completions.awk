# The completions of one filter for one shell: command and shell are set, the
# inputs are granka(7) and what `FILTER --options` prints.
BEGIN {
	FS = "\t"
	# iconv knows hundreds; of news in Cyrillic letters nearly all is in these.
	encodings = "auto UTF-8 windows-1251 KOI8-R KOI8-U CP866 ISO-8859-5 MacCyrillic UTF-16LE UTF-16BE"
}

# What granka(7) says of an option, to its first full stop, semicolon or comma.
FILENAME ~ /granka\.7$/ && /^\.It .*Fl -/ {
	n = 0
	rest = $0
	while (match(rest, /Fl -[a-z0-9-]+/)) {
		item[++n] = substr(rest, RSTART + 4, RLENGTH - 4)
		rest = substr(rest, RSTART + RLENGTH)
	}
	said = ""
	next
}
FILENAME ~ /granka\.7$/ {
	if (n == 0)
		next
	line = $0
	if (line ~ /^\.(It|El|Ss|Sh)/) {
		n = 0
		next
	}
	if (line ~ /^\.Fl -?/)
		sub(/^\.Fl -?/, "--", line)
	gsub(/ Ns /, "", line)
	gsub(/(^\.| |=)(Cm|Ar|Fl|Xr|Ql) /, "&\001", line)
	gsub(/(Cm|Ar|Fl|Xr|Ql) \001/, "", line)
	sub(/^\./, "", line)
	sub(/ [:;,.]$/, substr(line, length(line)), line)
	said = said (said == "" ? "" : " ") line
	if (match(said, /[.;:,]( |$)/)) {
		for (i = 1; i <= n; i++)
			about[item[i]] = substr(said, 1, RSTART - 1)
		n = 0
	}
	next
}

{
	count++
	short[count] = $1 == "-" ? "" : $1
	name[count] = $2
	value[count] = $3 == "-" ? "" : $3
	choices[count] = $2 == "from" ? encodings : $4 == "-" ? "" : $4
	help[count] = $5 != "-" ? $5 : $2 in about ? about[$2] : $2
	kind[count] = $3 == "-" ? "flag" : $3 ~ /^KIND/ ? "list" : choices[count] != "" ? "choice" : $3 ~ /^(FILE|LIST|OUT)$/ ? "file" : $3 == "DIR" ? "folder" : "other"
}

function spelled(i, between) {
	return (short[i] != "" ? "-" short[i] between : "") "--" name[i]
}

# All options of one kind, as a pattern of bash.
function pattern(want,   i, s) {
	for (i = 1; i <= count; i++)
		if (kind[i] == want)
			s = s (s == "" ? "" : "|") spelled(i, "|")
	return s == "" ? "--" : s
}

function bash(   i, words) {
	print "# bash completion of " command "(1)"
	print "_granka_" id "() {"
	print "\tlocal cur=${COMP_WORDS[COMP_CWORD]} prev=${COMP_WORDS[COMP_CWORD-1]}"
	print "\tlocal words= front= i IFS=$' \\t\\n'"
	print "\tCOMPREPLY=()"
	print "\tfor ((i = 1; i < COMP_CWORD; i++)); do"
	print "\t\t[[ ${COMP_WORDS[i]} != -- ]] || return 0"
	print "\tdone"
	print "\t# Where = breaks words it is a word of its own; elsewhere it is inside."
	print "\tif [[ $cur == = ]]; then"
	print "\t\tcur="
	print "\telif [[ $prev == = ]]; then"
	print "\t\tprev=${COMP_WORDS[COMP_CWORD-2]}"
	print "\telif [[ $cur == --*=* ]]; then"
	print "\t\tprev=${cur%%=*} front=${cur%%=*}= cur=${cur#*=}"
	print "\tfi"
	print "\tcase $prev in"
	print "\t" pattern("file") ")"
	print "\t\tIFS=$'\\n'"
	print "\t\t[[ -z $front ]] || COMPREPLY=($(compgen -P \"$front\" -f -- \"$cur\"))"
	print "\t\treturn 0 ;;"
	print "\t" pattern("folder") ")"
	print "\t\tcompopt +o default -o dirnames 2>/dev/null"
	print "\t\treturn 0 ;;"
	print "\t" pattern("other") ")"
	print "\t\tcompopt +o default 2>/dev/null"
	print "\t\treturn 0 ;;"
	for (i = 1; i <= count; i++)
		if (kind[i] == "choice")
			print "\t" spelled(i, "|") ") words='" choices[i] "' ;;"
		else if (kind[i] == "list") {
			print "\t" spelled(i, "|") ")"
			print "\t\twords='" choices[i] "'"
			print "\t\tif [[ $cur == *,* ]]; then"
			print "\t\t\tfront=$front${cur%,*}, cur=${cur##*,}"
			print "\t\tfi ;;"
		}
	for (i = 1; i <= count; i++)
		words = words (words == "" ? "" : " ") "--" name[i] (value[i] != "" ? "=" : "")
	print "\t*)"
	print "\t\t[[ $cur == -* ]] || return 0"
	print "\t\twords='" words "'"
	print "\t\tcompopt -o nospace 2>/dev/null ;;"
	print "\tesac"
	print "\tCOMPREPLY=($(compgen -P \"$front\" -W \"$words\" -- \"$cur\"))"
	print "\t# What takes no value is whole, and a blank follows."
	print "\tif [[ ${#COMPREPLY[@]} -eq 1 && ${COMPREPLY[0]} != *= ]]; then"
	print "\t\tcompopt +o nospace 2>/dev/null"
	print "\tfi"
	print "\tcompopt +o default 2>/dev/null"
	print "\treturn 0"
	print "}"
	print "complete -o default -F _granka_" id " " command
}

# s with a backslash before each of these characters.
function escaped(s, chars,   i, c, t) {
	for (i = 1; i <= length(s); i++) {
		c = substr(s, i, 1)
		t = t (index(chars, c) > 0 ? "\\" : "") c
	}
	return t
}

# Within the brackets and between the colons of _arguments, and single quotes.
function zsh_text(s) {
	s = escaped(s, "[]:\\")
	gsub(/'/, "'\\''", s)
	return s
}

function zsh_value(i) {
	if (kind[i] == "flag")
		return ""
	if (kind[i] == "choice")
		return ":" name[i] ":(" choices[i] ")"
	if (kind[i] == "list")
		return ":kinds:_sequence compadd - " choices[i]
	if (kind[i] == "file")
		return ":file:_files"
	if (kind[i] == "folder")
		return ":folder:_files -/"
	return ":" tolower(value[i]) ":"
}

function zsh(   i, text, long) {
	print "#compdef " command
	print "# zsh completion of " command "(1)"
	print "_arguments -s -S \\"
	for (i = 1; i <= count; i++) {
		text = "[" zsh_text(help[i]) "]" zsh_value(i) "'"
		long = "--" name[i] (kind[i] == "flag" ? "" : "=")
		if (short[i] == "")
			print "\t'" (name[i] == "remap" ? "*" : "") long text " \\"
		else
			print "\t'(" spelled(i, " ") ")'{-" short[i] (kind[i] == "flag" ? "" : "+") "," long "}'" text " \\"
	}
	print "\t'*:file:_files'"
}

function fish_text(s) {
	return "'" escaped(s, "'\\") "'"
}

function fish(   i, line) {
	print "# fish completion of " command "(1)"
	for (i = 1; i <= count; i++) {
		line = "complete -c " command
		if (short[i] != "")
			line = line " -s " short[i]
		line = line " -l " name[i]
		if (kind[i] == "choice")
			line = line " -x -a " fish_text(choices[i])
		else if (kind[i] == "list")
			line = line " -x -a \"(__fish_complete_list , 'string split \\\" \\\" -- \\\"" choices[i] "\\\"')\""
		else if (kind[i] == "file")
			line = line " -r -F"
		else if (kind[i] == "folder")
			line = line " -x -a '(__fish_complete_directories)'"
		else if (kind[i] == "other")
			line = line " -x"
		print line " -d " fish_text(help[i])
	}
}

END {
	for (i = 1; i <= count; i++)
		if (name[i] == "lang")
			languages = choices[i]
	sub(/^auto /, "", languages)
	for (i = 1; i <= count; i++)
		if (name[i] == "select-lang") {
			kind[i] = "list"
			choices[i] = languages
		}
	id = command
	gsub(/-/, "_", id)
	if (shell == "bash")
		bash()
	else if (shell == "zsh")
		zsh()
	else
		fish()
}
