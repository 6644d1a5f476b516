#include "plots/report/words_table.h"

#define NBSP "\u00a0"
#define AT(phrase) [PHRASE_##phrase - PHRASE_TIME]

const struct phrase_words time_phrases[PHRASE_COUNT_OF - PHRASE_TIME] = {
	AT(COURSE) = { { "Utvikling over tid", "Over time" } },
	AT(COURSE_TITLE_FROM_TO) = { { "Fra {1} ({2}) til {3} ({4})", "From {1} ({2}) to {3} ({4})" } },
	AT(COURSE_TITLE_CHANCE) = { { "Svingningene er slik tilfeldigheter gir",
		"The ups and downs are such as chance gives" } },
	AT(COURSE_TITLE_BETTER) = { { "Det er blitt bedre, mer enn tilfeldigheter forklarer",
		"It has become better by more than chance explains" } },
	AT(COURSE_TITLE_WORSE) = { { "Det er blitt dårligere, mer enn tilfeldigheter forklarer",
		"It has become worse by more than chance explains" } },
	AT(COURSE_TITLE_CHANGED) = { { "Svingningene er større enn tilfeldigheter forklarer",
		"The ups and downs are larger than chance explains" } },
	AT(COURSE_TITLE_LAST) = { { "Ingen vesentlig endring ved det siste punktet",
		"No significant change at the last point" } },
	AT(COURSE_TITLE_CONSTANT) = { { "Andelen er {1} hele tiden", "The proportion is {1} all the time" } },
	AT(COURSE_TITLE_NOTHING) = { { "Ingen av datoene har tall", "No date has a figure" } },
	AT(COURSE_TITLE_SINCE) = { { " (siden {1})", " (since {1})" } },
	AT(COURSE_SUBTITLE) = { { "{1}. {2}", "{1}. {2}" } },
	AT(COURSE_DESCRIPTION) = { { "{1} for «{2}» med {3} datoer fra {4} til {5}. {6}.",
		"{1} of “{2}” with {3} dates from {4} to {5}. {6}." } },
	AT(CHART_RUN) = { { "Løpsdiagram med median", "Run chart with median" } },
	AT(CHART_P) = { { "P-diagram med kontrollgrenser", "P chart with control limits" } },
	AT(CHART_P_PRIME) = { { "P′-diagram (Laney) med kontrollgrenser",
		"P′ chart (Laney) with control limits" } },
	AT(CHART_XMR) = { { "XmR-diagram med reglene fra Making Data Count",
		"XmR chart with the rules of Making Data Count" } },
	AT(MEDIAN) = { { "Median {1}", "Median {1}" } },
	AT(MEAN) = { { "Snitt {1}", "Mean {1}" } },
	AT(UPPER_LIMIT) = { { "Øvre grense", "Upper limit" } },
	AT(LOWER_LIMIT) = { { "Nedre grense", "Lower limit" } },
	AT(BASELINE) = { { "basisperiode", "baseline" } },
	AT(VARIATION_NOT_JUDGED) = { { "Variasjon: ikke vurdert", "Variation: not judged" } },
	AT(VARIATION_CHANCE) = { { "Variasjon: tilfeldig", "Variation: common cause" } },
	AT(VARIATION_BETTER) = { { "Variasjon: bedring", "Variation: improvement" } },
	AT(VARIATION_WORSE) = { { "Variasjon: forverring", "Variation: concern" } },
	AT(VARIATION_CHANGED) = { { "Variasjon: endring", "Variation: change" } },
	AT(SIGNAL_BETTER) = { { "signal, i ønsket retning", "signal, the wanted way" } },
	AT(SIGNAL_WORSE) = { { "signal, i uønsket retning", "signal, the unwanted way" } },
	AT(SIGNAL) = { { "signal", "signal" } },
	AT(NOT_COUNTED) = { { "teller ikke", "does not count" } },
	AT(EVENTS_ONE) = { { "én hendelse til uten navn", "one more event without its name" } },
	AT(EVENTS_BEFORE) = { { "og ", "and " } },
	AT(EVENTS_AFTER) = { { " hendelser til uten navn", " more events without their names" } },
	AT(COURSE_FROM_TO) = { { "Andelen var {1} ({2}) per {3} og er {4} ({5}) per {6}.",
		"The proportion was {1} ({2}) as of {3} and is {4} ({5}) as of {6}." } },
	AT(COURSE_ONE) = { { "Bare én dato har tall som teller: {1} ({2}) per {3}.",
		"Only one date has a figure that counts: {1} ({2}) as of {3}." } },
	AT(COURSE_GAPS) = { { "{1} av {2} datoer er uten tall; de er skravert.",
		"{1} of {2} dates are without a figure; they are hatched." } },
	AT(WHY_ASKED) = { { "Diagrammet er valgt i definisjonene.", "The definitions ask for this chart." } },
	AT(WHY_ASKED_CONNECTED) = { { "Diagrammet er valgt i definisjonene. Men punktene ligger nærmere "
				      "hverandre enn uavhengige tall gjør (sigma {1}), så signalene her er "
				      "ikke mer enn et holdepunkt.",
		"The definitions ask for this chart. But the points lie nearer to each other than "
		"independent "
		"figures do (sigma {1}), so its signals are no more than a hint." } },
	AT(WHY_NOTHING) = { { "Ingen dato har tall som teller.", "No date has a figure that counts." } },
	AT(WHY_FEW) = { { "Det er {1} datoer med tall. Det trengs {2} før endring kan skilles fra "
			  "tilfeldigheter.",
		"There are {1} dates with a figure. It takes {2} before change can be told from chance." } },
	AT(WHY_CONSTANT) = { { "Alle {1} datoer med tall har samme andel. Da er det ingen variasjon å "
			       "vurdere.",
		"All {1} dates with a figure have the same proportion: there is no variation to judge." } },
	AT(WHY_CONNECTED) = { { "Løpsdiagram uten grenser, for punktene ligger nærmere hverandre enn "
				"uavhengige tall gjør (sigma {1}; tilfeldigheter gir minst {2}). Enten er "
				"det stort sett de samme som telles hver gang, eller så følger andelen en "
				"trend. Reglene for tilfeldig variasjon gjelder ikke da, og ingen punkter er "
				"merket som signal. Se på retningen og på avstanden til medianen.",
		"A run chart without limits, since the points lie nearer to each other than independent "
		"figures do (sigma {1}; chance gives {2} at least). Either mostly the same are counted each "
		"time, or the proportion follows a trend. The rules about chance do not hold then, and no "
		"point is marked as a signal. Look at the direction, and at the distance to the median." } },
	AT(WHY_SPARSE) = { { "Løpsdiagram, for hver dato har for få i nevneren til kontrollgrenser.",
		"A run chart, since there are too few in the denominator of each date for control "
		"limits." } },
	AT(WHY_DISPERSED) = { { "P′-diagram, for andelen svinger mer fra dato til dato enn tilfeldig "
				"trekning forklarer (sigma {1}; tilfeldigheter gir høyst {2}). Grensene er "
				"utvidet tilsvarende.",
		"A p′ chart, since the proportion varies more from date to date than drawing by chance "
		"explains (sigma {1}; chance gives {2} at most). The limits are widened accordingly." } },
	AT(WHY_BINOMIAL) = { { "P-diagram, for andelen svinger fra dato til dato som ved tilfeldig trekning "
			       "(sigma {1}).",
		"A p chart, since the proportion varies from date to date as drawing by chance does (sigma "
		"{1})." } },
	AT(RUNS) = { { "Lengste løp på én side av midtlinjen er på {1} punkter (tilfeldigheter gir sjelden "
		       "mer enn {2}), og midtlinjen krysses {3} ganger (tilfeldigheter gir sjelden færre enn "
		       "{4}).",
		"The longest run on one side of the centre line has {1} points (chance rarely gives more "
		"than "
		"{2}), and the line is crossed {3} times (chance rarely gives fewer than {4})." } },
	AT(RUNS_SIGNAL) = { { "Det er mer enn tilfeldigheter forklarer.",
		"That is more than chance explains." } },
	AT(RUNS_CHANCE) = { { "Det er slik tilfeldigheter gir.", "That is as chance gives." } },
	AT(RUNS_FEW) = { { "Punktene ligger på midtlinjen, så det er ingen løp å vurdere.",
		"The points lie on the centre line, so there are no runs to judge." } },
	AT(PART_FEW) = { { "Siden midtlinjen sist begynte på nytt, er det {1} datoer med tall. Det trengs "
			   "{2} "
			   "før endring kan skilles fra tilfeldigheter.",
		"Since the centre line last began anew there are {1} dates with a figure. It takes {2} "
		"before "
		"change can be told from chance." } },
	AT(LIMITS_NONE) = { { "Ingen punkter er utenfor kontrollgrensene.",
		"No point is outside the control limits." } },
	AT(LIMITS_ONE) = { { "Ett punkt er utenfor kontrollgrensene: {1}.",
		"One point is outside the control limits: {1}." } },
	AT(LIMITS_MANY) = { { "{1} punkter er utenfor kontrollgrensene: {2}.",
		"{1} points are outside the control limits: {2}." } },
	AT(MDC_COMMON) = { { "Variasjon: tilfeldig. Ingen vesentlig endring ved det siste punktet.",
		"Variation: common cause. No significant change at the last point." } },
	AT(MDC_BETTER) = { { "Variasjon: spesiell årsak, bedring ({1}).",
		"Variation: special cause of improving nature ({1})." } },
	AT(MDC_WORSE) = { { "Variasjon: spesiell årsak, forverring ({1}).",
		"Variation: special cause of concerning nature ({1})." } },
	AT(MDC_CHANGED) = { { "Variasjon: spesiell årsak, verken bedring eller forverring ({1}).",
		"Variation: special cause, neither improving nor concerning ({1})." } },
	AT(MDC_PASS) = { { "Målsikkerhet: prosessen når målet hver gang.",
		"Assurance: the process consistently passes the target." } },
	AT(MDC_FAIL) = { { "Målsikkerhet: prosessen når ikke målet slik den er nå.",
		"Assurance: the process consistently falls short of the target." } },
	AT(MDC_INCONSISTENT) = { { "Målsikkerhet: prosessen treffer og bommer på målet om hverandre.",
		"Assurance: the process hits and misses the target by chance." } },
	AT(MDC_EARLIER) = { { "Tidligere signaler: {1}.", "Earlier signals: {1}." } },
	AT(MDC_LEFT_BASELINE) = { { "Målsikkerhet: kan ikke vurderes. Grensene er fra basisperioden, og "
				    "prosessen har endret seg siden. En beslutning med rebase gir nye "
				    "grenser.",
		"Assurance: cannot be judged. The limits are of the baseline, and the process has changed "
		"since. A decision with rebase gives new limits." } },
	AT(MDC_PROVISIONAL) = { { "Grensene er foreløpige, for det er færre enn {1} punkter.",
		"The limits are provisional, with fewer than {1} points." } },
	AT(VARIATION) = { { "Variasjon", "Variation" } },
	AT(SHORT_NOT_JUDGED) = { { "ikke vurdert", "not judged" } },
	AT(SHORT_CHANCE) = { { "tilfeldig", "common cause" } },
	AT(SHORT_BETTER) = { { "bedring", "improvement" } },
	AT(SHORT_WORSE) = { { "forverring", "concern" } },
	AT(SHORT_CHANGED) = { { "endring", "change" } },
	AT(SHORT_PASS) = { { "når målet", "passes target" } },
	AT(SHORT_FAIL) = { { "når ikke målet", "falls short" } },
	AT(SHORT_INCONSISTENT) = { { "treffer og bommer", "hit and miss" } },
	AT(SHORT_HINT) = { { "bare et holdepunkt", "no more than a hint" } },
	AT(ICON_VARIATION) = { { "Variasjon: {1}", "Variation: {1}" } },
	AT(ICON_VARIATION_HIGH) = { { "Variasjon: {1}, høyt eller stigende",
		"Variation: {1}, high or rising" } },
	AT(ICON_VARIATION_LOW) = { { "Variasjon: {1}, lavt eller fallende",
		"Variation: {1}, low or falling" } },
	AT(CAUSE_OUTSIDE) = { { "utenfor en grense", "outside a limit" } },
	AT(CAUSE_SHIFT) = { { "sju eller flere på samme side av snittet",
		"seven or more on one side of the mean" } },
	AT(CAUSE_TREND) = { { "sju eller flere på rad opp eller ned", "seven or more in a row up or down" } },
	AT(CAUSE_TWO_OF_THREE) = { { "to av tre nær en grense", "two of three near a limit" } },
	AT(FROZEN) = { { "Midtlinje og grenser er regnet av basisperioden {1}–{2} og ligger fast.",
		"Centre line and limits are reckoned from the baseline {1}–{2} and stay." } },
	AT(FROZEN_MEDIAN) = { { "Medianen er regnet av basisperioden {1}–{2} og ligger fast.",
		"The median is reckoned from the baseline {1}–{2} and stays." } },
	AT(PART_NOW) = { { "Midtlinjen begynte sist på nytt {1} og gikk fra {2} til {3}; vurderingen gjelder "
			   "tiden etter.",
		"The centre line last began anew on {1} and went from {2} to {3}; the judgement is of the "
		"time since." } },
	AT(OUTLOOK_PERIOD) = { { "Ingen av dagens er med lenger om 30, 60 og 90 dager: {1}. Slik er det med "
				 "tall som gjelder en viss tid bakover.",
		"None of today's are counted any more in 30, 60 and 90 days: {1}. So it is with figures of a "
		"certain time past." } },
	AT(DECISIONS) = { { "Beslutninger og funn", "Decisions and findings" } },
	AT(DECISION) = { { "{1}: {2} ({3}).", "{1}: {2} ({3})." } },
	AT(DECISION_REBASE) = { { "Midtlinjen begynner på nytt her.", "The centre line begins anew here." } },
	AT(DECISION_EXCLUDE) = { { "Tallet for {1} vises, men teller ikke.",
		"The figure of {1} is shown and does not count." } },
	AT(COURSE_NUMBERS) = { { "Tallene bak figuren", "The figures behind the chart" } },
	AT(SERIES) = { { "Tidsserie", "Series" } },
	AT(SERIES_DATES) = { { "{1} datoer fra {2} til {3}.", "{1} dates from {2} to {3}." } },
	AT(SERIES_TOTALS) = { { "Gruppene er for mange til dette arket; indicators.csv har dem på alle "
				"datoer.",
		"There are too many groups for this sheet; indicators.csv has them at all dates." } },
	AT(SERIES_SHEET) = { { "Arket «{1}» har alle datoene.", "The sheet “{1}” has all dates." } },
	AT(CAPTION_COURSE) = { { "{1} over tid: {2}", "{1} over time: {2}" } },
	AT(DATE) = { { "Dato", "Date" } },
	AT(CENTER) = { { "Midtlinje", "Centre line" } },
	AT(LIMITS) = { { "Grenser", "Limits" } },
	AT(REMARK) = { { "Merknad", "Remark" } },
	AT(PANELS_TITLE) = { { "Hver {1} for seg, på samme skala", "Each {1} by itself, on one scale" } },
	AT(PANELS_SUBTITLE) = { { "{1}, {2} til {3}", "{1}, {2} to {3}" } },
	AT(PANELS_DESCRIPTION) = { { "Små linjediagrammer for «{1}»: {2} {3} fra {4} til {5}.",
		"Small line charts of “{1}”: {2} {3} from {4} to {5}." } },
	AT(PANELS_HEADING) = { { "Utvikling: {1}", "Over time: {1}" } },
	AT(PANELS_NOTE) = { { "Små grupper svinger mye av tilfeldigheter alene. Om en endring er større enn "
			      "det, står på siden for hver.",
		"Small groups go up and down much by chance alone. Whether a change is larger than that, the "
		"page of each says." } },
	AT(CAPTION_PANELS) = { { "{1} over tid etter {2}", "{1} over time by {2}" } },
	AT(FIRST) = { { "Første", "First" } },
	AT(COURSE_LOWEST) = { { "Laveste", "Lowest" } },
	AT(COURSE_HIGHEST) = { { "Høyeste", "Highest" } },
	AT(LAST) = { { "Siste", "Last" } },
	AT(FUNNEL_HEADING) = { { "Hvem skiller seg ut?", "Who stands out?" } },
	AT(FUNNEL_TITLE_NONE) = { { "Forskjellene er slik tilfeldigheter gir",
		"The differences are such as chance gives" } },
	AT(FUNNEL_TITLE_NEAR) = { { "Ingen {1} skiller seg klart ut", "No {1} stand out clearly" } },
	AT(FUNNEL_TITLE_ONE) = { { "{3} av {1} {2} skiller seg klart ut",
		"{3} of {1} {2} stands out clearly" } },
	AT(FUNNEL_TITLE_MANY) = { { "{3} av {1} {2} skiller seg klart ut",
		"{3} of {1} {2} stand out clearly" } },
	AT(FUNNEL_SUBTITLE_AVERAGE) = { { "{1}, rundt snittet for alle. {2} på 95" NBSP "% og 99,8" NBSP "%",
		"{1}, around the average of all. {2} of 95% and 99.8%" } },
	AT(FUNNEL_SUBTITLE_TARGET) = { { "{1}, rundt målet. {2} på 95" NBSP "% og 99,8" NBSP "%",
		"{1}, around the target. {2} of 95% and 99.8%" } },
	AT(FUNNEL_LIMITS_EXACT) = { { "Eksakte grenser", "Exact limits" } },
	AT(FUNNEL_LIMITS_NORMAL) = { { "Normaltilnærmede grenser", "Normal limits" } },
	AT(FUNNEL_LIMITS_WIDENED) = { { "Utvidede grenser", "Widened limits" } },
	AT(FUNNEL_DESCRIPTION) = { { "Traktdiagram for «{1}» med {2} {3} etter størrelse. {4}.",
		"Funnel chart of “{1}” with {2} {3} by size. {4}." } },
	AT(FUNNEL_GOOD) = { { "klart bedre (utenfor 99,8" NBSP "%)", "clearly better (outside 99.8%)" } },
	AT(FUNNEL_BAD) = { { "klart dårligere (utenfor 99,8" NBSP "%)", "clearly worse (outside 99.8%)" } },
	AT(FUNNEL_BETWEEN) = { { "utenfor 95" NBSP "%", "outside 95%" } },
	AT(FUNNEL_INSIDE) = { { "som tilfeldigheter gir", "as chance gives" } },
	AT(FUNNEL_NEAR) = { { "95" NBSP "%", "95%" } },
	AT(FUNNEL_WIDE) = { { "99,8" NBSP "%", "99.8%" } },
	AT(NAMES_ONE) = { { "én til uten navn", "one more without its name" } },
	AT(NAMES_BEFORE) = { { "og ", "and " } },
	AT(NAMES_AFTER) = { { " til uten navn", " more without their names" } },
	AT(FUNNEL_CHANCE) = { { "Var alle {1} {6} like, ville tilfeldigheter alene gi om lag {2} utenfor "
				"95-prosentgrensene og {3} utenfor 99,8-prosentgrensene. Her er det {4} og "
				"{5}.",
		"Were all {1} {6} alike, chance alone would put about {2} outside the 95% limits and {3} "
		"outside the 99.8% limits. Here there are {4} and {5}." } },
	AT(FUNNEL_CHANCE_TARGET) = { { "Lå alle {1} {6} på målet, ville tilfeldigheter alene gi om lag {2} "
				       "utenfor 95-prosentgrensene og {3} utenfor 99,8-prosentgrensene. Her "
				       "er "
				       "det {4} og {5}.",
		"Were all {1} {6} at the target, chance alone would put about {2} outside the 95% limits and "
		"{3} outside the 99.8% limits. Here there are {4} and {5}." } },
	AT(FUNNEL_CHANCE_WIDENED) = { { "Tilfeldigheter, og forskjeller mellom {6} av den størrelsen de har "
					"ellers, "
					"ville sammen gi om lag {2} av {1} utenfor 95-prosentgrensene og {3} "
					"utenfor "
					"99,8-prosentgrensene. Her er det {4} og {5}.",
		"Chance, and differences between {6} of the size that they have otherwise, would together "
		"put about "
		"{2} of {1} outside the 95% limits and {3} outside the 99.8% limits. Here there are {4} and "
		"{5}." } },
	AT(FUNNEL_NORMAL) = { { "Grensene er normaltilnærmede, slik definisjonene ber om. For små grupper "
				"treffer de dårligere enn eksakte grenser; antallene over er det de faktisk "
				"gir.",
		"The limits are normal ones, as the definitions ask. For small groups they fit less well "
		"than exact limits; the numbers above are what they really give." } },
	AT(DISPERSION_NONE) = { { "Spredningen er ikke større enn at tilfeldigheter kan forklare den (φ = "
				  "{1}, τ = {2}).",
		"The spread is not larger than chance can explain (φ = {1}, τ = {2})." } },
	AT(DISPERSION) = { { "Alt i alt varierer de mer enn tilfeldigheter forklarer (φ = {1}, τ = "
			     "{2}). "
			     "Grensene tar ikke hensyn til det: noe av forskjellen kan ha årsaker som er "
			     "felles "
			     "for mange.",
		"Taken together they vary more than chance explains (φ = {1}, τ = {2}). The limits do "
		"not "
		"allow for it: some of the difference may have causes that many share." } },
	AT(DISPERSION_USED) = { { "Spredningen mellom dem ut over tilfeldigheter (φ = {1}, τ = {2}) er "
				  "regnet inn i grensene, slik "
				  "definisjonene ber om.",
		"The spread between them beyond chance (φ = {1}, τ = {2}) is allowed for in the limits, as "
		"the definitions ask." } },
	AT(CAPTION_FUNNEL) = { { "{1} etter {2}, mot det tilfeldigheter gir",
		"{1} by {2}, against what chance gives" } },
	AT(AGAINST_AVERAGE) = { { "Mot snittet", "Against the average" } },
	AT(AGAINST_TARGET) = { { "Mot målet", "Against the target" } },
	AT(CLASS_FAR_BELOW) = { { "klart lavere (utenfor 99,8" NBSP "%)", "clearly lower (outside 99.8%)" } },
	AT(CLASS_BELOW) = { { "lavere (utenfor 95" NBSP "%)", "lower (outside 95%)" } },
	AT(CLASS_INSIDE) = { { "som tilfeldigheter gir", "as chance gives" } },
	AT(CLASS_ABOVE) = { { "høyere (utenfor 95" NBSP "%)", "higher (outside 95%)" } },
	AT(CLASS_FAR_ABOVE) = { { "klart høyere (utenfor 99,8" NBSP "%)",
		"clearly higher (outside 99.8%)" } },
	AT(METHOD_FUNNEL) = { { "Trakten viser hvor langt fra midten en gruppe av en viss størrelse kan "
				"ligge av "
				"tilfeldigheter alene (eksakte binomiske grenser, der ikke annet står). Den "
				"er ingen rangering.",
		"A funnel shows how far from the centre a group of a certain size may lie by chance alone "
		"(exact "
		"binomial limits where nothing else is said). It is no ranking." } },
	AT(METHOD_FUNNEL_CHANCE) = { { "I denne rapporten sammenlignes {1} tall for grupper med snittet. "
				       "Tilfeldigheter alene ville lagt om lag {2} av dem utenfor "
				       "95-prosentgrensene og {3} utenfor 99,8-prosentgrensene, og andre på "
				       "nytt "
				       "hver gang dataene er nye. Ett enkelt funn er derfor et spørsmål, "
				       "ikke et "
				       "svar.",
		"This report compares {1} figures of groups with their average. Chance alone would put about "
		"{2} "
		"of them outside the 95% limits and {3} outside the 99.8% limits, and others anew whenever "
		"the "
		"data are new. A single finding is a question, not an answer." } },
	AT(METHOD_FUNNEL_NIGHTS) = { { "Det samme er spurt om før: dette er kjøring nummer {1} i "
				       "historikken, og den "
				       "første gjaldt {2}. Var tallene nye hver gang, ville tilfeldigheter "
				       "alene til sammen ha lagt om lag {3} "
				       "utenfor 95-prosentgrensene og {4} utenfor 99,8-prosentgrensene, med "
				       "like mange grupper som i dag. "
				       "Men kjøringer som stort sett teller de samme, er ikke uavhengige: da "
				       "er det de samme gruppene som "
				       "står utenfor gang etter gang. Det blir færre tilfeldige funn av det, "
				       "og at et funn kommer igjen, "
				       "bekrefter det ikke. Antallet ligger et sted mellom det for én "
				       "kjøring og det for alle.",
		"The same has been asked before: this is run number {1} in the history, and the first was as "
		"of {2}. "
		"Were the figures new each time, chance alone would in all have put about {3} outside the "
		"95% limits and "
		"{4} outside the 99.8% limits, with as many groups as today. But runs that mostly count the "
		"same are not "
		"independent: the same groups then lie outside time after time. That makes fewer findings of "
		"chance, and "
		"that a finding comes again does not confirm it. Their number lies somewhere between that of "
		"one run and "
		"that of all." } },
	AT(METHOD_COURSE_CHANCE) = { { "Over tid er {1} punkter vurdert mot kontrollgrenser, og {2} av dem "
				       "er utenfor. "
				       "Er alt stabilt og punktene uavhengige, er om lag {3} utenfor av "
				       "tilfeldigheter alene.",
		"Over time {1} points are judged by control limits, and {2} of them are outside. Where all "
		"is stable "
		"and the points are independent, about {3} are outside by chance alone." } },
	AT(METHOD_COURSE) = { { "Utviklingen er regnet på nytt for hver dato fra de samme filene, ikke "
				"hentet "
				"fra eldre rapporter: en rettelse i filene endrer også fortiden. Diagrammet "
				"velges av tallene, og grunnen står ved det.",
		"What is shown over time is worked out anew for each date from the same files, not taken "
		"from "
		"older reports: a correction in the files changes the past too. The data choose the chart, "
		"and "
		"the reason stands beside it." } },
	AT(METHOD_STOCK) = { { "Et øyeblikksbilde av en bestand (de som er i arbeid på datoen) teller stort "
			       "sett de samme personene hver gang. Slike punkter henger sammen, mens både "
			       "kontrollgrenser og regler for løp forutsetter uavhengige punkter. Der "
			       "punktene "
			       "ligger nærmere hverandre enn uavhengige tall gjør, vises derfor bare "
			       "utviklingen og medianen. Tall for hendelser i hver periode (møter siste "
			       "måned) "
			       "kan vurderes med grenser.",
		"A snapshot of a stock (those in work on the date) mostly counts the same persons each time. "
		"Such points hang together, while control limits and rules about runs alike take independent "
		"points for granted. Where the points lie nearer to each other than independent figures do, "
		"only "
		"the course and the median are shown. Figures of events in each period (meetings in the last "
		"month) can be judged by limits." } },
	AT(METHOD_RULES) = { { "Løp vurderes etter Anhøj: lengste løp høyst log2(n) avrundet pluss 3, og "
			       "minst "
			       "så mange kryssinger som 5-prosentgrensen i binomialfordelingen gir. "
			       "Kontrollgrensene ligger tre standardavvik fra snittet.",
		"Runs are judged after Anhøj: the longest at most log2(n), rounded, plus 3, and crossings at "
		"least the 5 per cent limit of the binomial distribution. Control limits lie three standard "
		"deviations from the mean." } },
	AT(METHOD_MDC) = { { "Der definisjonene ber om det, brukes reglene fra NHS Making Data Count i "
			     "stedet: "
			     "de to settene med regler blandes ikke i ett diagram.",
		"Where the definitions ask for it the rules of NHS Making Data Count are used instead; the "
		"two "
		"sets of rules are not mixed in one chart." } },
	AT(METHOD_REBASE) = { { "En midtlinje flyttes aldri av seg selv, bare der en person har skrevet det "
				"ned.",
		"A centre line never moves by itself, only where a person wrote it down." } },
	AT(FORECAST_DECIDE) = { { "Er et sprang en ny begynnelse eller en feil, kan en beslutning i "
				  "definisjonene si det.",
		"If a leap is a new beginning or a fault, a decision in the definitions can say so." } },
	AT(METHOD_FORECAST) = { { "Datoen et mål nås, følger av en rett linje gjennom log-oddsen "
				  "siden midtlinjen sist begynte på nytt. Avvik fra linjen kan være "
				  "over til neste dato, eller de kan vare; tallene avgjør hvor mye av "
				  "hvert. Intervallet gjelder den delen av andelen som varer, og bare "
				  "så lenge det går som før. Der tallene ikke gir grunnlag for en "
				  "dato, står det hvorfor.",
		"The date on which a target is reached follows from a straight line through the log odds "
		"since the centre line last began anew. Deviations from it may be over by the next date, "
		"or they may last; the figures decide how much of each. The interval is of the part of "
		"the proportion that lasts, and holds only as long as things go on as before. Where the "
		"figures support no date, it says why." } },
	AT(CHANGES) = { { "Hva er endret siden sist", "What has changed since last time" } },
	AT(CHANGES_SINCE) = { { "Sammenlignet med tallene som ble publisert for {1}.",
		"Compared with the figures published for {1}." } },
	AT(CHANGES_REVISION) = { { "Det var revisjon {1} av dem.", "It was revision {1} of them." } },
	AT(CHANGE_NONE) = { { "Ingen endring: {1}.", "No change: {1}." } },
	AT(CHANGE_UNKNOWN) = { { "Uten tall å sammenligne med: {1}.",
		"Without figures to compare with: {1}." } },
	AT(CHANGE_IS_NEW) = { { "Nye siden sist: {1}.", "New since last time: {1}." } },
	AT(CHANGE_RENAMED) = { { "Nytt navn i definisjonene: {1}.", "A new name in the definitions: {1}." } },
	AT(CHANGE_FORMERLY) = { { "{1} (før: {2})", "{1} (formerly {2})" } },
	AT(CHANGE_GONE) = { { "Ikke lenger i definisjonene: {1}.", "No longer in the definitions: {1}." } },
	AT(CHANGE_CAPTION) = { { "{1}: fra {2} til {3}", "{1}: from {2} to {3}" } },
	AT(CHANGE_STEP) = { { "Endring", "Change" } },
	AT(CHANGE_BEFORE) = { { "Publisert for {1}", "Published for {1}" } },
	AT(CHANGE_AMENDED) = { { "Etterregistrert eller rettet", "Registered late or corrected" } },
	AT(CHANGE_REDEFINED) = { { "Ny definisjon eller versjon, etterregistrert eller rettet",
		"New definition or version, registered late or corrected" } },
	AT(CHANGE_JOINED) = { { "Kommet inn i nevneren ({1})", "Joined the denominator ({1})" } },
	AT(CHANGE_LEFT) = { { "Gått ut av nevneren ({1})", "Left the denominator ({1})" } },
	AT(CHANGE_ACHIEVED) = { { "Oppnådd", "Achieved" } },
	AT(CHANGE_LOST) = { { "Ikke lenger oppfylt", "No longer met" } },
	AT(CHANGE_NOW) = { { "Nå, {1}", "Now, {1}" } },
	AT(CHANGE_AMENDED_ROWS) = { { "Av det som er etterregistrert, rettet eller definert på nytt: "
				      "{1} inn i nevneren, {2} ut av den, {3} oppnådd, {4} ikke lenger "
				      "oppfylt.",
		"Of what was registered late, corrected or redefined: {1} into the denominator, {2} out of "
		"it, {3} achieved, {4} no longer met." } },
	AT(CHANGE_NO_KEY) = { { "Tabellen har ingen nøkkel, så det som er rettet, vises bare som "
				"nettotall.",
		"The table has no key, so corrections are shown as net figures only." } },
	AT(CHANGE_NOT_KEPT) = { { "Hvem som var med sist, er ikke husket, så det som er rettet, vises "
				  "bare som nettotall.",
		"Who was counted last time is not remembered, so corrections are shown as net figures "
		"only." } },
	AT(CHANGE_OTHER_KEY) = { { "Hvem som var med sist, er husket med en annen hemmelig nøkkel, så "
				   "det som er rettet, vises bare som nettotall.",
		"Who was counted last time is remembered under another secret key, so corrections are shown "
		"as net figures only." } },
	AT(CHANGE_NOTE) = { { "Tallene for forrige dato er regnet på nytt med dagens data. Det som da "
			      "er annerledes enn det som ble publisert, er etterregistrert eller "
			      "rettet; resten skjedde mellom de to datoene. Linjene går opp i hele "
			      "tall.",
		"The figures for the earlier date were worked out again from today’s data. What differs from "
		"what was published was registered late or corrected; the rest happened between the two "
		"dates. The lines add up exactly." } },
	AT(CHANGE_UNIT) = { { "Siden {1}: fra {2} til {3}.", "Since {1}: from {2} to {3}." } },
	AT(OUTLOOK) = { { "Hvis ingenting gjøres", "If nothing is done" } },
	AT(OUTLOOK_NOTE) = { { "Slik blir tallene om 30, 60 og 90 dager med de dataene som finnes i "
			       "dag. Nye som begynner, og slutt som ikke er registrert ennå, er ikke "
			       "med. Det som både begynner og slutter mellom to datoer, vises ikke.",
		"These will be the figures in 30, 60 and 90 days with the data there are today. Newcomers, "
		"and ends that are not registered yet, are not included. What both begins and ends between "
		"two dates is not shown." } },
	AT(OUTLOOK_CAPTION) = { { "Hver indikator om 30, 60 og 90 dager",
		"Each indicator in 30, 60 and 90 days" } },
	AT(OUTLOOK_DATE) = { { "Dato", "Date" } },
	AT(OUTLOOK_JOINS) = { { "Kommer inn", "Come in" } },
	AT(OUTLOOK_LEAVES) = { { "Går ut", "Go out" } },
	AT(OUTLOOK_LAPSES) = { { "Faller bort", "Lapse" } },
	AT(OUTLOOK_NEEDED) = { { "Må gjøres innen da", "To be done by then" } },
	AT(OUTLOOK_BREAKS) = { { "{1}: Målet er nådd i dag, men ikke {2} hvis ingenting gjøres.",
		"{1}: The target is met today, but not on {2} if nothing is done." } },
	AT(OUTLOOK_SAME) = { { "Uendret om 30, 60 og 90 dager: {1}.",
		"Unchanged in 30, 60 and 90 days: {1}." } },
};

static const char *const months[][2] = { { "jan.", "Jan" }, { "feb.", "Feb" }, { "mars", "Mar" },
	{ "april", "Apr" }, { "mai", "May" }, { "juni", "Jun" }, { "juli", "Jul" }, { "aug.", "Aug" },
	{ "sep.", "Sep" }, { "okt.", "Oct" }, { "nov.", "Nov" }, { "des.", "Dec" } };

const char *
month_text(int month, enum language language)
{
	return months[month - 1][language];
}
