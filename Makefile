# Granka: five filters for Cyrillic news text.
#
#   make demo     set up, build, run the whole pipe over testdata/dump
#   make check    set up, build, run every test
#   make help     the other targets
#
# CC, CFLAGS, CPPFLAGS, LDFLAGS, PREFIX and DESTDIR come from outside and are
# never overwritten.  Everything is written under $(B).

PREFIX ?= /usr/local
BINDIR ?= $(PREFIX)/bin
MANDIR ?= $(PREFIX)/share/man
CFLAGS ?= -O2 -g
B ?= build

WARN := -Wall -Wextra -Wpedantic -Wshadow -Wconversion -Wstrict-prototypes
STD := -std=c11 -D_GNU_SOURCE -D_FILE_OFFSET_BITS=64 -Ilib \
	-ffile-prefix-map=$(CURDIR)=. -pthread $(WARN) $(WERROR)
LIBS = -lunistring -lutf8proc $(ICONV_LIB) -pthread

CMDS := $(basename $(notdir $(wildcard cmd/*.c)))
ROOMS := $(filter-out %_test.c %_fuzz.c,$(wildcard lib/*.c))
TESTS := $(basename $(notdir $(wildcard lib/*_test.c)))
OBJS := $(ROOMS:lib/%.c=$(B)/lib/%.o)
BINS := $(CMDS:%=$(B)/%)
TBINS := $(TESTS:%=$(B)/test/%)

all: $(BINS)

$(B)/lib/%.o: lib/%.c
	@mkdir -p $(@D)
	$(CC) $(STD) $(CPPFLAGS) $(CFLAGS) -MMD -c -o $@ $<
$(B)/cmd/%.o: cmd/%.c
	@mkdir -p $(@D)
	$(CC) $(STD) $(CPPFLAGS) $(CFLAGS) -MMD -c -o $@ $<
$(B)/libgranka.a: $(OBJS)
	rm -f $@; $(AR) rcD $@ $(OBJS)
$(BINS): $(B)/%: $(B)/cmd/%.o $(B)/libgranka.a
	@mkdir -p $(@D)
	$(CC) $(CFLAGS) $(LDFLAGS) -o $@ $< $(B)/libgranka.a $(LIBS)
$(TBINS): $(B)/test/%: $(B)/lib/%.o $(B)/libgranka.a
	@mkdir -p $(@D)
	$(CC) $(CFLAGS) $(LDFLAGS) -o $@ $< $(B)/libgranka.a $(LIBS) -ljansson
facts: $(TBINS)
	prove --exec '' $(TBINS)
clean:
	rm -rf $(B)

.PHONY: all facts clean
.SECONDARY:
-include $(wildcard $(B)/*/*.d)
