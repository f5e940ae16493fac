# inputs: lib/data/dates/any.txt lib/data/dates/be.txt lib/data/dates/bg.txt lib/data/dates/kk.txt lib/data/dates/ky.txt lib/data/dates/mk.txt lib/data/dates/mn.txt lib/data/dates/ru.txt lib/data/dates/sr.txt lib/data/dates/tg.txt lib/data/dates/uk.txt
# The words of dates of all languages; a word of several kinds has the bits of all.
BEGIN {
	FS = "\t"
	value["moscow"] = 1
	value["kyiv"] = 2
	value["utc"] = 3
}
/^#/ || NF != 3 { next }
{ wordlist_add($3, "GK_DATEWORD_" toupper($1), $2 in value ? value[$2] : $2) }
END { wordlist_print("lib/data/dates") }
