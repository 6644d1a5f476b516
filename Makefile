# maltall: one Makefile. `make help` lists what it can do.

VERSION  = 0.1.0
prefix   = /usr/local
DESTDIR  =
CC       = gcc
CFLAGS   = -O2 -g
WARNINGS = -Wall -Wextra -Wpedantic -Wshadow -Wstrict-prototypes -Wmissing-prototypes -Wwrite-strings -Wvla \
	   -Wformat=2 -Wundef -Wpointer-arith -Wcast-qual -Werror
ifdef SAN
BUILD    = build/san
CFLAGS   = -Og -g1 -fsanitize=address,undefined -fno-sanitize-recover=all -fno-omit-frame-pointer
else
BUILD    = build
endif
JOBS    := $(shell nproc)
# A line for each file; V=1 shows the whole command.
ifdef V
quiet =
else
quiet = @printf '%-5s %s\n' $(1) $(2);
endif

# The Debian packages that hold what pkg-config (and csv.h, which has no .pc file) looks for.
LIBRARIES = gsl yaml-0.1 sqlite3 nettle jansson zlib libzstd libzip libutf8proc libseccomp fontconfig xlsxwriter
# Those of them that are loaded when they are needed (stats/base/library.h), not linked.
LATE      = sqlite3 libzip fontconfig xlsxwriter
PACKAGES  = gcc libc6-dev make pkg-config libcsv-dev libgsl-dev libyaml-dev libsqlite3-dev nettle-dev libjansson-dev \
	    zlib1g-dev libzstd-dev libzip-dev libutf8proc-dev libseccomp-dev libfontconfig-dev \
	    libxlsxwriter-dev
RUN_PACKAGES  = gnuplot-nox fonts-inter
TEST_PACKAGES = sqlite3 valgrind libxml2-utils strace poppler-utils
LINT_PACKAGES = clang clang-format clang-tidy cppcheck shellcheck
FUZZ_PACKAGES = clang libclang-rt-dev
BENCH_PACKAGES = r-cran-ggplot2 python3-matplotlib miller datamash csvkit mawk sqlite3 r-base-core r-cran-data.table \
		 nodejs npm

# The rooms, each an archive, and what each may see: its own line and no other. A room's archive is linked before
# those of the rooms it needs, so the link line states the layers; `make lint` proves the includes.
ROOMS = base csv table expr method question indicator history chart gnuplot report cmd
FOLDER_base      = stats/base
FOLDER_csv       = stats/csv
FOLDER_table     = stats/table
FOLDER_expr      = stats/expr
FOLDER_method    = stats/method
FOLDER_question  = stats/question
FOLDER_indicator = stats/indicator
FOLDER_history   = stats/history
FOLDER_chart     = plots/chart
FOLDER_gnuplot   = plots/gnuplot
FOLDER_report    = plots/report
FOLDER_cmd       = cmd
NEEDS_base       =
NEEDS_csv        = base
NEEDS_table      = csv base
NEEDS_expr       = table csv base
NEEDS_method     = base
NEEDS_question   = expr table csv method base
NEEDS_indicator  = expr table csv method base
NEEDS_history    = indicator expr table csv method base
NEEDS_chart      = base
NEEDS_gnuplot    = chart base
NEEDS_report     = gnuplot chart indicator question expr table csv method base
NEEDS_cmd        = history report gnuplot chart indicator question expr table csv method base

# -DSONAME_ZIP='"libzip.so.4"': the name by which a library is loaded, of the version it was compiled for.
soname  = $(shell objdump -p "$$($(CC) -print-file-name=lib$(1).so)" 2>/dev/null | sed -n 's/^ *SONAME *//p')
SONAMES := -DSONAME_ZIP='"$(call soname,zip)"' -DSONAME_FONTCONFIG='"$(call soname,fontconfig)"' \
	   -DSONAME_XLSXWRITER='"$(call soname,xlsxwriter)"' -DSONAME_SQLITE3='"$(call soname,sqlite3)"'
CPPFLAGS_ALL := -I. -D_GNU_SOURCE -DMALTALL_VERSION='"$(VERSION)"' -DMALTALL_SHARE='"$(prefix)/share/maltall"' \
	        $(shell pkg-config --cflags $(LIBRARIES) 2>/dev/null) $(SONAMES) $(CPPFLAGS)
CFLAGS_ALL    = -std=c17 $(WARNINGS) $(CFLAGS)
# Each shared library takes 0.05 to 0.1 ms of every start, so GSL, which is formulas and nothing that the world has a
# hold on, is linked from its archives where they are there; the others stay the system's, to be mended with it.
archive      = $(or $(filter /%,$(shell $(CC) -print-file-name=lib$(1).a)),-l$(1))
LIBS         := -lcsv $(foreach flag,$(shell pkg-config --libs $(filter-out $(LATE),$(LIBRARIES)) 2>/dev/null), \
		$(if $(filter -lgsl%,$(flag)),$(call archive,$(flag:-l%=%)),$(flag))) -lm -pthread
LATE_LIBS    := -Wl,--as-needed $(shell pkg-config --libs $(LATE) 2>/dev/null)

archives = $(foreach room,$(1),$(BUILD)/lib$(room).a)
objects  = $(patsubst %.c,$(BUILD)/%.o,$(sort $(wildcard $(FOLDER_$(1))/*.c)))

SOURCES    = $(sort $(wildcard $(foreach room,$(ROOMS),$(FOLDER_$(room))/*.c) tests/*/*.c samples/*/*.c))
HEADERS    = $(sort $(wildcard $(foreach room,$(ROOMS),$(FOLDER_$(room))/*.h) tests/*.h tests/*/*.h samples/*/*.h))
UNIT_TESTS = $(patsubst %.c,$(BUILD)/%,$(sort $(wildcard tests/unit/*.c)))
FUZZERS    = $(filter-out replay,$(patsubst tests/fuzz/%.c,%,$(sort $(wildcard tests/fuzz/*.c))))
REPLAYS    = $(patsubst %,$(BUILD)/tests/fuzz/%,$(FUZZERS))
BENCHES    = $(patsubst %.c,$(BUILD)/%,$(sort $(wildcard tests/bench/*.c)))
SAMPLES    = $(patsubst %.c,$(BUILD)/%,$(wildcard samples/*/generate.c))

.PHONY: all programs objects unit run test lint fuzz bench bench-quick bench-cost gallery install uninstall clean help
.SECONDEXPANSION:
.DELETE_ON_ERROR:
.SECONDARY:

all: $(BUILD)/maltall
programs: all $(UNIT_TESTS) $(REPLAYS) $(SAMPLES) $(BUILD)/tests/kill/shim.so
objects: $(SOURCES:%.c=$(BUILD)/%.o)

$(BUILD)/maltall: $(BUILD)/cmd/main.o $(call archives,cmd $(NEEDS_cmd))
	$(call quiet,LINK,$@)$(CC) $(CFLAGS_ALL) $(LDFLAGS) -o $@ $^ $(LIBS)

$(BUILD)/%.o: %.c Makefile | $(BUILD)/libraries
	@mkdir -p $(@D)
	$(call quiet,CC,$<)$(CC) $(CPPFLAGS_ALL) $(CPPFLAGS_$(notdir $*)) $(CFLAGS_ALL) -MMD -MP -c -o $@ $<

# What the compiler could only say as "csv.h: No such file", said with the names of the packages. The versions found
# are what `maltall version` tells; that in the .pc file of xlsxwriter is of its ABI.
$(BUILD)/libraries: Makefile
	@mkdir -p $(@D)
	@pkg-config --exists $(LIBRARIES) && printf '#include <csv.h>\n' | $(CC) -E - >/dev/null 2>&1 || { \
		echo 'make: a library is missing: libcsv, gsl, libyaml, sqlite3, nettle, jansson, zlib, libzstd, libzip, utf8proc, libseccomp, fontconfig or libxlsxwriter (or pkg-config itself).'; \
		echo 'make: on Debian, as root: apt-get install $(PACKAGES)'; exit 1; } >&2
	@{ printf '#include <csv.h>\nlibcsv CSV_MAJOR.CSV_MINOR.CSV_RELEASE\n' | $(CC) -E -P - | tail -n 1 | tr -d ' ' | \
		sed 's/^libcsv/libcsv /'; \
	   printf '#include <xlsxwriter.h>\nxlsxwriter LXW_VERSION\n' | $(CC) -E -P - | tail -n 1 | tr -d '"'; \
	   for library in $(filter-out xlsxwriter,$(LIBRARIES)); do echo "$$library $$(pkg-config --modversion $$library)"; done; } > $@

CPPFLAGS_version = -DMALTALL_LIBRARIES='"$(shell paste -sd, $(BUILD)/libraries 2>/dev/null)"'

$(foreach room,$(ROOMS),$(eval $(BUILD)/lib$(room).a: $(filter-out $(BUILD)/cmd/main.o,$(call objects,$(room)))))
$(BUILD)/lib%.a:
	@mkdir -p $(@D)
	$(call quiet,AR,$@)rm -f $@; $(AR) rcs $@ $^

# tests/unit/ROOM_NOUN.c tests one noun of one room and is linked with that room and what it needs, no more.
room_of = $(firstword $(subst _, ,$(notdir $(1))))
$(BUILD)/tests/unit/%: $(BUILD)/tests/unit/%.o \
		$$(call archives,$$(call room_of,$$*) $$(NEEDS_$$(call room_of,$$*)))
	$(call quiet,LINK,$@)$(CC) $(CFLAGS_ALL) $(LDFLAGS) -o $@ $^ $(LIBS) $(LATE_LIBS)

unit: $(BUILD)/maltall $(UNIT_TESTS)
	@for test in $(UNIT_TESTS); do $$test || exit 1; done

# tests/fuzz/NAME.c is one libFuzzer entry point; replay.c calls it with every file of a corpus.
$(BUILD)/tests/fuzz/%: $(BUILD)/tests/fuzz/%.o $(BUILD)/tests/fuzz/replay.o $(call archives,$(NEEDS_cmd))
	$(call quiet,LINK,$@)$(CC) $(CFLAGS_ALL) $(LDFLAGS) -o $@ $^ $(LIBS)

# Stands between maltall and the C library while tests/kill/run.sh runs.
$(BUILD)/tests/kill/shim.so: tests/kill/shim.c Makefile
	@mkdir -p $(@D)
	$(call quiet,LINK,$@)$(CC) -D_GNU_SOURCE -std=c17 -O1 -shared -fPIC -o $@ $<

# tests/bench/NAME.c measures how fast something is.
$(BUILD)/tests/bench/%: $(BUILD)/tests/bench/%.o $(call archives,$(NEEDS_cmd))
	$(call quiet,LINK,$@)$(CC) $(CFLAGS_ALL) $(LDFLAGS) -o $@ $^ $(LIBS)

# samples/NAME/generate makes the sample's files anew, in any size.
$(BUILD)/samples/%/generate: $$(addprefix $(BUILD)/,$$(subst .c,.o,$$(sort $$(wildcard samples/$$*/*.c)))) $(call archives,base)
	$(call quiet,LINK,$@)$(CC) $(CFLAGS_ALL) $(LDFLAGS) -o $@ $^ $(LIBS)

# Asks apt only for what dpkg does not know as installed, so that a machine that has everything needs no network.
# Elsewhere than on Debian nothing is installed and the check of the libraries speaks.
define install_missing
@if command -v dpkg-query >/dev/null; then missing=; \
	for package in $(1); do \
		[ "$$(dpkg-query -W -f '$${db:Status-Status}' $$package 2>/dev/null)" = installed ] || \
			missing="$$missing $$package"; \
	done; \
	if [ "$$missing" ]; then \
		if [ "$$(id -u)" = 0 ]; then root=; elif command -v sudo >/dev/null; then root=sudo; else \
			echo "make: not installed:$$missing" >&2; \
			echo "make: as root: apt-get install --no-install-recommends$$missing" >&2; exit 1; fi; \
		echo "Installing$$missing"; \
		$$root apt-get update -qq && $$root env DEBIAN_FRONTEND=noninteractive \
			apt-get install -qq -y --no-install-recommends $$missing; \
	fi; fi
endef

run:
	$(call install_missing,$(PACKAGES) $(RUN_PACKAGES))
	@$(MAKE) --no-print-directory -j$(JOBS) all
	$(BUILD)/maltall run samples/oslo/oslo.yaml --as-of 2025-12-31 --out $(BUILD)/oslo
	@echo
	@echo "The report: $$(realpath $(BUILD)/oslo)/2025-12-31/report.html"

test:
	$(call install_missing,$(PACKAGES) $(RUN_PACKAGES) $(TEST_PACKAGES))
	@$(MAKE) --no-print-directory -j$(JOBS) programs
	@$(MAKE) --no-print-directory -j$(JOBS) SAN=1 BUILD=$(BUILD)/san programs
	@tests/browser/prepare.sh $(BUILD)
	@tests/run.sh $(BUILD) $(BUILD)/san

lint:
	$(call install_missing,$(PACKAGES) $(LINT_PACKAGES))
	@tests/lint/layers.sh
	@echo 'clang-format: sources and headers'
	@clang-format --dry-run -Werror $(SOURCES) $(HEADERS)
	@echo 'shellcheck: scripts'
	@shellcheck $$(find tests samples -name '*.sh') .ci/run systemd/failure
	@echo 'clang: every header alone'
	@printf '%s\n' $(filter-out tests/%,$(HEADERS)) | xargs -P $(JOBS) -n 1 clang $(CPPFLAGS_ALL) -std=c17 -fsyntax-only -x c
	@echo 'cppcheck: sources'
	@cppcheck --quiet -j$(JOBS) --std=c11 --enable=warning,performance,portability --inline-suppr \
		--suppressions-list=tests/lint/cppcheck.txt --error-exitcode=1 -I. -D_GNU_SOURCE $(SOURCES)
	@echo 'clang-tidy, and every warning of clang: sources'
	@$(MAKE) --no-print-directory -k -j$(JOBS) $(SOURCES:%.c=$(BUILD)/lint/%.tidy)
	@echo 'lint: clean'

# How many steps the analyzer takes from one function: by itself 225000, and most of its time goes into the last of them,
# though of 751 lines in 25 sources only one (in a test) was not come to before. A test may call a shell; nothing else may.
ANALYZER = -Xclang -analyzer-config -Xclang max-nodes=$(if $(filter tests/%,$<),100000,150000)
$(BUILD)/lint/%.tidy: %.c .clang-tidy $(HEADERS)
	@mkdir -p $(@D)
	$(call quiet,TIDY,$<)clang-tidy --quiet $(if $(filter tests/%,$<),--checks=-cert-env33-c) $< -- $(CPPFLAGS_ALL) $(CPPFLAGS_$(notdir $*)) -std=c17 $(WARNINGS) $(ANALYZER) 2>/dev/null
	@touch $@

# Minutes of libFuzzer for one target: make fuzz NAME=csv DURATION=600. What it finds goes into tests/fuzz/corpus/NAME
# under a name that says what it was.
NAME    = csv
DURATION = 60
fuzz:
	$(call install_missing,$(PACKAGES) $(FUZZ_PACKAGES))
	@$(MAKE) --no-print-directory -j$(JOBS) BUILD=$(BUILD)/fuzz CC=clang NAME=$(NAME) \
		CFLAGS='-O1 -g -fsanitize=fuzzer-no-link,address,undefined -fno-sanitize-recover=all' \
		$(BUILD)/fuzz/libfuzzer/$(NAME)
	@mkdir -p $(BUILD)/fuzz/found/$(NAME)
	$(BUILD)/fuzz/libfuzzer/$(NAME) -max_total_time=$(DURATION) -artifact_prefix=$(BUILD)/fuzz/ \
		$(BUILD)/fuzz/found/$(NAME) tests/fuzz/corpus/$(NAME)
$(BUILD)/libfuzzer/%: $(BUILD)/tests/fuzz/%.o $(call archives,$(NEEDS_cmd))
	@mkdir -p $(@D)
	$(call quiet,LINK,$@)$(CC) $(CFLAGS_ALL) -fsanitize=fuzzer $(LDFLAGS) -o $@ $^ $(LIBS)

# How many rows the peers are measured on.
ROWS = 10000000
bench:
	$(call install_missing,$(PACKAGES) $(RUN_PACKAGES) $(BENCH_PACKAGES))
	@$(MAKE) --no-print-directory -j$(JOBS) all $(SAMPLES) $(BENCHES)
	@tests/bench/run.sh $(BUILD)
	@tests/bench/charts.sh $(BUILD)
	@mkdir -p $(BUILD)/bench
	@tests/bench/night.sh $(BUILD) | tee $(BUILD)/bench/night.md
	@tests/bench/peers.sh $(BUILD) $(ROWS) 3 tests/bench/results.md
	@{ echo; echo '## The nights'; echo; cat $(BUILD)/bench/night.md; } >>tests/bench/results.md

# The peers that are here, once each on a fraction of the rows: under two minutes.
bench-quick:
	@$(MAKE) --no-print-directory -j$(JOBS) all $(BENCHES)
	@LIMIT=10 tests/bench/peers.sh $(BUILD) 200000 1

# How cost grows, into tests/bench/COST.md.
bench-cost:
	@$(MAKE) --no-print-directory -j$(JOBS) all $(BENCHES)
	@tests/bench/cost.sh $(BUILD)

# The pictures of samples/gallery, which the README shows, and all of them on one page.
gallery:
	$(call install_missing,$(PACKAGES) $(RUN_PACKAGES) librsvg2-bin)
	@$(MAKE) --no-print-directory -j$(JOBS) all
	@samples/gallery/draw.sh $(BUILD)/maltall samples/gallery
	@samples/gallery/page.sh samples/gallery

SHARE = $(DESTDIR)$(prefix)/share/maltall
DOC   = $(DESTDIR)$(prefix)/share/doc/maltall
MAN   = $(DESTDIR)$(prefix)/share/man/man1
UNITS = maltall@.service maltall@.timer maltall-failure@.service
unitdir     = $(prefix)/lib/systemd/system
sysusersdir = $(prefix)/lib/sysusers.d
libexecdir  = $(prefix)/libexec
sysconfdir  = /etc

# man maltall-run: the pages of the manual, where lowdown (the Debian package) is there to make them.
MANUAL_PAGES = $(filter-out from-%,$(basename $(notdir $(wildcard manual/*.md))))
MAN_PAGES    = $(if $(shell command -v lowdown),$(patsubst %,$(BUILD)/man/maltall-%.1,$(filter-out README,$(MANUAL_PAGES))) \
	       $(BUILD)/man/maltall.1)
$(BUILD)/man/maltall-%.1: manual/%.md Makefile
	$(man_page)
$(BUILD)/man/maltall.1: manual/README.md Makefile
	$(man_page)
# The title becomes the section that `man -k` looks in; a | that a table had to escape is only itself again.
define man_page
@mkdir -p $(@D)
$(call quiet,MAN,$@)sed -e '1s/^# maltall \([a-z-]*\): /# maltall-\1: /' -e '1s/^# \([a-z-]*\): /# NAME\n\n\1 \\- /' $< | \
	lowdown -s -tman -M title=$(basename $(@F)) -M section=1 -M source='maltall $(VERSION)' | sed 's/\\e|/|/g' >$@
endef

install: all $(MAN_PAGES)
	install -D -m 755 $(BUILD)/maltall $(DESTDIR)$(prefix)/bin/maltall
	install -d $(SHARE)/samples/oslo $(SHARE)/samples/number-crunch $(DOC)/manual $(MAN) $(DESTDIR)$(unitdir) $(DESTDIR)$(sysconfdir)/maltall
	install -m 644 $(filter-out %.c %.h,$(wildcard samples/oslo/*)) $(SHARE)/samples/oslo
	install -m 644 samples/number-crunch/*.csv $(SHARE)/samples/number-crunch
	install -m 644 README.md NEWS.md LICENSE $(DOC)
	install -m 644 manual/*.md $(DOC)/manual
	$(if $(MAN_PAGES),install -m 644 $(MAN_PAGES) $(MAN))
	for unit in $(UNITS); do \
		sed 's|@prefix@|$(prefix)|g; s|@sysconfdir@|$(sysconfdir)|g; s|@libexecdir@|$(libexecdir)|g' \
			systemd/$$unit >$(DESTDIR)$(unitdir)/$$unit && \
		chmod 644 $(DESTDIR)$(unitdir)/$$unit || exit 1; \
	done
	install -D -m 755 systemd/failure $(DESTDIR)$(libexecdir)/maltall/failure
	install -D -m 644 systemd/sysusers.conf $(DESTDIR)$(sysusersdir)/maltall.conf
	install -m 644 systemd/example.conf $(DESTDIR)$(sysconfdir)/maltall/example.conf

# What the user has put into $(sysconfdir)/maltall stays.
uninstall:
	rm -f $(MAN)/maltall.1 $(MAN)/maltall-*.1
	rm -rf $(DESTDIR)$(prefix)/bin/maltall $(SHARE) $(DOC) $(DESTDIR)$(libexecdir)/maltall
	rm -f $(addprefix $(DESTDIR)$(unitdir)/,$(UNITS)) $(DESTDIR)$(sysusersdir)/maltall.conf
	rm -f $(DESTDIR)$(sysconfdir)/maltall/example.conf
	rmdir $(DESTDIR)$(sysconfdir)/maltall 2>/dev/null || true

clean:
	rm -rf $(BUILD)

help:
	@echo 'make run        install what is missing, build, and run the Oslo sample: prints where the report is'
	@echo 'make test       install what is missing, build plain and with sanitizers, run every test'
	@echo 'make            build $(BUILD)/maltall; make all is the same'
	@echo 'make unit       build and run the unit tests only'
	@echo 'make lint       layers, formatting, clang, cppcheck, clang-tidy, shellcheck'
	@echo 'make fuzz       libFuzzer on one target: NAME=csv DURATION=60'
	@echo 'make bench      time a run over a large sample, charts beside other ways to draw them, two nights, and maltall'
	@echo '                beside its peers on ROWS=$(ROWS) rows, in tests/bench/results.md'
	@echo 'make bench-quick  the peers on 200,000 rows, under two minutes'
	@echo 'make bench-cost how cost grows, in tests/bench/COST.md'
	@echo 'make gallery    draw the pictures of samples/gallery anew'
	@echo 'make install    into prefix=$(prefix), below DESTDIR=; make uninstall takes it away again'
	@echo 'make clean      remove $(BUILD)/'
	@echo 'Variables: CC=clang, SAN=1 (ASan and UBSan, in build/san), V=1 (whole commands), BUILD=folder, CFLAGS=, LDFLAGS=, JOBS=$(JOBS)'

-include $(shell find $(BUILD) -name '*.d' 2>/dev/null)
