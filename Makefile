# Granka: five filters for Cyrillic news text.  Targets: make help
#
# CC, CFLAGS, CPPFLAGS, LDFLAGS, PREFIX and DESTDIR come from outside and are
# never overwritten.  Everything is written under $(B).

PREFIX ?= /usr/local
BINDIR ?= $(PREFIX)/bin
MANDIR ?= $(PREFIX)/share/man
PLACES = PREFIX='$(PREFIX)' BINDIR='$(BINDIR)' MANDIR='$(MANDIR)' \
	DESTDIR='$(DESTDIR)'
CFLAGS ?= -O2 -g
B ?= build

WARN := -Wall -Wextra -Wpedantic -Wshadow -Wconversion -Wstrict-prototypes
STD = -std=c11 -D_GNU_SOURCE -D_FILE_OFFSET_BITS=64 -Ilib -pthread \
	'-ffile-prefix-map=$(CURDIR)=.' $(WARN) $(WERROR)
# glibc has iconv; elsewhere GNU libiconv may be needed.
ICONV_LIB := $(shell $(CC) $(CPPFLAGS) $(LDFLAGS) -o /dev/null \
	scripts/probe-iconv.c 2>/dev/null || echo -liconv)
LIBS = -lunistring -lutf8proc $(ICONV_LIB) -pthread

CMDS := $(basename $(notdir $(wildcard cmd/*.c)))
OBJS := $(patsubst lib/%.c,$(B)/lib/%.o,\
	$(filter-out %_test.c %_fuzz.c,$(wildcard lib/*.c)))
BINS := $(CMDS:%=$(B)/%)
TESTS := $(patsubst lib/%.c,$(B)/test/%,$(wildcard lib/*_test.c))
FUZZ := $(patsubst lib/%.c,$(B)/fuzz/%,$(wildcard lib/*_fuzz.c))
TOOLS := $(addprefix $(B)/,train-widgets train-names train-lang make-lore \
	make-kin)
# What starts a fuzz target: a replay of files, or libFuzzer (scripts/fuzz).
FUZZ_MAIN ?= $(B)/fuzz-main.o

all: $(BINS) $(B)/completions/made  ## build the five filters (the default)

$(B)/completions/made: $(BINS) scripts/completions.awk man/granka.7
	@scripts/gen-completions $(B)

$(B)/lib/%.o: lib/%.c
	@mkdir -p $(@D)
	$(CC) $(STD) $(CPPFLAGS) $(CFLAGS) -MMD -MP -c -o $@ $<
# The trained tables lie in the object file.
$(B)/lib/model.o $(B)/lib/lang.o: $(wildcard lib/data/*.bin)
$(B)/cmd/%.o: cmd/%.c
	@mkdir -p $(@D)
	$(CC) $(STD) $(CPPFLAGS) $(CFLAGS) -MMD -MP -c -o $@ $<
$(B)/libgranka.a: $(OBJS)
	@rm -f $@
	$(AR) rcD $@ $(OBJS)
$(BINS): $(B)/%: $(B)/cmd/%.o $(B)/libgranka.a
	$(CC) $(CFLAGS) $(LDFLAGS) -o $@ $< $(B)/libgranka.a $(LIBS)
$(B)/test/%: $(B)/lib/%.o $(B)/libgranka.a
	@mkdir -p $(@D)
	$(CC) $(CFLAGS) $(LDFLAGS) -o $@ $< $(B)/libgranka.a $(LIBS) -ljansson
$(B)/fuzz/%: $(B)/lib/%.o $(FUZZ_MAIN) $(B)/libgranka.a
	@mkdir -p $(@D)
	$(CC) $(CFLAGS) $(LDFLAGS) $(FUZZ_FLAGS) -o $@ $< $(FUZZ_MAIN) \
		$(B)/libgranka.a $(LIBS) -ljansson
$(B)/fuzz-main.o: scripts/fuzz-main.c
	@mkdir -p $(@D)
	$(CC) $(STD) $(CPPFLAGS) $(CFLAGS) -c -o $@ $<
# Tables must come out the same by any compiler.
$(TOOLS): $(B)/%: scripts/%.c $(B)/libgranka.a
	$(CC) $(STD) $(CPPFLAGS) $(CFLAGS) -ffp-contract=off $(LDFLAGS) -o $@ $< \
		$(B)/libgranka.a $(LIBS) -lm
$(B)/failnth.so: scripts/failnth.c
	@mkdir -p $(@D)
	$(CC) -std=c11 -O1 -g -shared -fPIC -D_GNU_SOURCE -o $@ $< -ldl

demo:  ## set up, build, run the whole pipe over testdata/dump
	@scripts/setup build
	@$(MAKE) -s all
	@scripts/demo $(B)

check:  ## set up, build, run every test
	@scripts/setup
	@scripts/check

facts:  ## the facts of the rooms
	@scripts/run-facts $(B) $(TESTS)
cases: $(BINS)  ## the cases of the filters
	@scripts/run-cases $(B)
accept: $(BINS)  ## rewrite what the cases expect; then read the diff
	@ACCEPT=1 scripts/run-cases $(B)

asan ubsan tsan tiny:  ## the tests in other builds, see scripts/variant
	@scripts/variant $@
faults: $(BINS) $(B)/failnth.so  ## each n-th allocation, read, write fails
	@scripts/faults $(B)
valgrind: $(BINS)  ## the cases under valgrind
	@CASE_WRAP="valgrind -q --error-exitcode=99" scripts/run-cases $(B)
fuzz-targets: $(FUZZ)
fuzz:  ## libFuzzer, FUZZ_TIME seconds a target (60)
	@scripts/fuzz
kill: $(BINS)  ## kill -9 at random moments, KILLS times (1000)
	@scripts/kill-state $(B)
nasty: $(BINS)  ## hostile inputs within a time and a memory, six minutes
	@scripts/nasty $(B)
# 2 GB take the better part of an hour; MB=200 is a tenth of it.
flood: $(BINS)  ## MB (2000) of a WET archive through the whole pipe
	@scripts/flood $(B) $${MB:-2000}
bench: $(BINS)  ## speed and memory of each filter beside wc and cat
	@scripts/bench $(B) && scripts/bench-dedupe $(B)
tables:  ## rewrite lib/*_table.inc from lib/data
	@scripts/gen-table
# Folders of labelled pages; FOLDS=8 says how good the weights are elsewhere.
PAGES ?= testdata/pages
train: $(B)/train-widgets  ## weights of strip-widgets from PAGES
	$< $(PAGES) >$(B)/weights.txt
	cp $(B)/weights.txt lib/data/weights.txt
	@scripts/gen-table
judge: $(B)/train-widgets  ## F1 of such weights on sites they have not seen
	$< -f $${FOLDS:-8} $(PAGES)
	$< -u -f $${FOLDS:-8} $(PAGES)

# Documents with names marked; see lib/data/README.md.
DATA ?= ../shared/eval/names
SILVER ?= $(B)/silver.jsonl
SISTERS ?= $(B)/sisters
train-names judge-names: $(B)/train-names  ## tables of names; their F1 by FOLDS
	@scripts/train-tables $< $(DATA) $(SILVER) $(SISTERS) \
		$(@:train-names=)

# TEXTS/LANG/SOURCE.txt; see lib/data/README.md.
TEXTS ?= $(B)/texts
train-lang: $(B)/train-lang  ## table of languages; its confusion on SOURCE
	$< -o lib/data/lang.bin -x $${SOURCE:-pages} $(TEXTS)

install: all  ## install under $(DESTDIR)$(PREFIX)
	@$(PLACES) scripts/install $(B)
uninstall:  ## remove what install put there
	@$(PLACES) scripts/install $(B) --remove
dist:  ## a tarball of the last commit
	@mkdir -p $(B)
	git archive --prefix=granka/ -o $(B)/granka.tar.gz HEAD
clean:  ## remove what was built
	rm -rf $(B)
help:  ## this list
	@sed -n 's/^\([a-z][a-z -]*\):.*  ## /\1	/p' Makefile | expand -t 25

.PHONY: all demo check facts cases accept asan ubsan tsan tiny faults valgrind \
	fuzz fuzz-targets kill nasty flood bench tables train judge train-names \
	judge-names train-lang install uninstall dist clean help
.SECONDARY:
-include $(wildcard $(B)/lib/*.d $(B)/cmd/*.d)
