# inputs: lib/data/credits.txt
# Labels and agencies; one of several kinds has the bits of all.  What longer
# labels begin with is there, too.
BEGIN { FS = "\t" }
/^#/ || NF != 2 { next }
{
	wordlist_add($2, toupper($1))
	if ($1 == "agency")
		next
	k = split($2, part, " ")
	begin = ""
	for (i = 1; i < k; i++) {
		begin = begin (i > 1 ? " " : "") part[i]
		wordlist_add(begin, "BEGINS")
	}
}
END { wordlist_print("lib/data") }
