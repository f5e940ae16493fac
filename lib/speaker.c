#include "speaker.h"

#include "sentence.h"

#define FAR 1500    /* bytes back to who spoke last; further is another matter */
#define LONG 600    /* bytes of a sentence that are listened to */
#define FRESH 800   /* bytes back to who spoke just before */
#define LOOK 24     /* names looked back over */
#define KNOWN 512   /* entities among which a raw name is looked for */

enum gk_status
gk_speaker_begin(struct gk_speaker *s, struct gk_str text,
		 const struct gk_names *names, struct gk_arena *arena)
{
	*s = (struct gk_speaker){ .text = text, .names = names };
	return gk_office_begin(&s->office, text, names, arena);
}

static struct gk_speaker_event *
event_of(struct gk_speaker *s, size_t i)
{
	return &s->event[i % GK_SPEAKER_EVENTS];
}

/* Keeps the events in the order of the text, and the last of them. */
static void
put_event(struct gk_speaker *s, size_t entity, size_t at, bool spoke)
{
	const struct gk_speaker_event e = { at, entity, spoke };
	size_t least = s->nevents < GK_SPEAKER_EVENTS
			   ? 0
			   : s->nevents - GK_SPEAKER_EVENTS;
	size_t i = s->nevents;

	if (least > 0 && event_of(s, least)->at > at)
		return;
	least += s->nevents >= GK_SPEAKER_EVENTS;
	for (s->nevents++; i > least && event_of(s, i - 1)->at > at; i--)
		*event_of(s, i) = *event_of(s, i - 1);
	*event_of(s, i) = e;
}

void
gk_speaker_note(struct gk_speaker *s, size_t entity, size_t end)
{
	if (entity != SIZE_MAX)
		put_event(s, entity, end, true);
	if (s->read < end)
		s->read = end;
}

static bool
agrees(const struct gk_speaker *s, size_t entity, unsigned form)
{
	const struct gk_entity *e = &s->names->entities[entity];

	if (e->kind != GK_NAME_PER)
		return (form & (GK_CLAUSE_MALE | GK_CLAUSE_FEMALE)) == 0;
	return !(((form & GK_CLAUSE_FEMALE) != 0 && e->gender == 'm') ||
		 ((form & GK_CLAUSE_MALE) != 0 && e->gender == 'f') ||
		 (form & GK_CLAUSE_MANY) != 0);
}

/* The person, or body, that opens a sentence in the nominative. */
static size_t
opener(const struct gk_speaker *s, size_t start, size_t end)
{
	for (size_t i = gk_mention_behind(s->names, start);
	     i < s->names->n && s->names->names[i].start < end; i++) {
		const struct gk_name *n = &s->names->names[i];

		if (n->kind == GK_NAME_PER &&
		    gk_str_eq(gk_str_cut(s->text, n->start, n->end),
			      n->normal))
			return n->entity;
	}
	return SIZE_MAX;
}

/* One sentence of the writer's: does somebody speak in it, indirectly? */
static void
listen_to(struct gk_speaker *s, size_t start, size_t end)
{
	struct gk_subject subject = { 0 };
	struct gk_words w;
	size_t cue, entity = SIZE_MAX;

	gk_clause_begin(&w, start);
	gk_clause_read(&w, s->text, start,
		       gk_sentence_ahead(s->text, start, end, LONG));
	cue = gk_clause_cue(&w, true, w.n);
	if (cue < w.n) {
		gk_subject_find(&w, cue, false, s->text, s->names, &subject);
		if (subject.name != NULL)
			entity = subject.name->entity;
		else if (subject.kind == GK_SUBJECT_NOUN)
			entity = gk_office_of(&s->office, subject.span.start,
					      subject.span.end, start);
		if (entity != SIZE_MAX) {
			put_event(s, entity, start, true);
			return;
		}
		if (subject.kind == GK_SUBJECT_PRONOUN)
			return;
	}
	entity = opener(s, start, end);
	if (entity != SIZE_MAX)
		put_event(s, entity, start, false);
}

/* Reads a gap between quotations, sentence by sentence. */
static void
listen_in(struct gk_speaker *s, struct gk_span gap)
{
	size_t start = gap.start, end, stop = 0;

	while (start < gap.end) {
		if (start >= stop)
			stop = gk_sentence_line_end(gk_str(s->text.p, gap.end),
						    start);
		end = gk_sentence_end(s->text, start, stop);
		if (end > start)
			listen_to(s, start, end);
		start = end < stop ? end : stop + 1;
	}
}

/* The text up to byte at is between quotations. */
static void
put_gap(struct gk_speaker *s, size_t at)
{
	if (at > s->read + 2 * FAR)
		s->read = gk_sentence_back(s->text, at, s->read, 2 * FAR);
	if (s->read < at)
		s->gap[s->ngaps++ % GK_SPEAKER_EVENTS] =
		    (struct gk_span){ s->read, at };
	s->read = at > s->read ? at : s->read;
}

/* Hears who spoke in what was passed over. */
static void
listen(struct gk_speaker *s)
{
	if (s->ngaps - s->heard > GK_SPEAKER_EVENTS)
		s->heard = s->ngaps - GK_SPEAKER_EVENTS;
	for (; s->heard < s->ngaps; s->heard++)
		listen_in(s, s->gap[s->heard % GK_SPEAKER_EVENTS]);
}

/* Where the line that byte at stands on begins; not further back than FAR. */
static size_t
line_start(struct gk_str text, size_t at)
{
	size_t least = gk_sentence_back(text, at, 0, FAR);

	while (at > least && text.p[at - 1] != '\n')
		at--;
	return at;
}

/* Who spoke last before byte at, agreeing with the verb. */
static size_t
last_speaker(struct gk_speaker *s, size_t at, unsigned form)
{
	size_t other = SIZE_MAX, line = line_start(s->text, at), n;

	listen(s);
	n = s->nevents < GK_SPEAKER_EVENTS ? s->nevents : GK_SPEAKER_EVENTS;
	for (size_t k = 1; k <= n; k++) {
		const struct gk_speaker_event *e =
		    &s->event[(s->nevents - k) % GK_SPEAKER_EVENTS];

		if (at - e->at > FAR && other != SIZE_MAX)
			break;
		if (!agrees(s, e->entity, form))
			continue;
		/* Whoever this paragraph is about goes before a speaker of
		 * an earlier one. */
		if (e->spoke || (other == SIZE_MAX && e->at >= line))
			return e->entity;
		if (other == SIZE_MAX)
			other = e->entity;
	}
	return other;
}

/* Who spoke just before: a paper without an author goes on with it. */
static size_t
fresh_speaker(struct gk_speaker *s, size_t at)
{
	listen(s);
	for (size_t k = 1; k <= s->nevents && k <= GK_SPEAKER_EVENTS; k++) {
		const struct gk_speaker_event *e =
		    &s->event[(s->nevents - k) % GK_SPEAKER_EVENTS];

		if (at - e->at > FRESH)
			break;
		if (e->spoke)
			return e->entity;
	}
	return SIZE_MAX;
}

/* The person named last before byte at, in whatever case. */
static size_t
last_person(const struct gk_speaker *s, size_t at, unsigned form)
{
	size_t i = gk_mention_behind(s->names, at);

	for (size_t k = 0; k < LOOK && i-- > 0; k++) {
		const struct gk_name *n = &s->names->names[i];

		if (n->end <= at && at - n->end < FAR &&
		    n->kind == GK_NAME_PER && agrees(s, n->entity, form))
			return n->entity;
	}
	return SIZE_MAX;
}

/* Is the first word of a name one of the press: ТАСС? */
static bool
is_press(struct gk_str text, const struct gk_name *n)
{
	const char *blank = memchr(text.p + n->start, ' ', n->end - n->start);
	size_t end = blank != NULL ? (size_t)(blank - text.p) : n->end;

	return (gk_speech_of(gk_str_cut(text, n->start, end)) &
		GK_SPEECH_PAPER) != 0;
}

/* The body named last before byte at: the one whose paper speaks. */
static size_t
last_body(const struct gk_speaker *s, size_t at)
{
	size_t i = gk_mention_behind(s->names, at);

	for (size_t k = 0; k < LOOK && i-- > 0; k++) {
		const struct gk_name *n = &s->names->names[i];

		if (n->end <= at && at - n->end < FAR &&
		    n->kind == GK_NAME_ORG && !is_press(s->text, n))
			return n->entity;
	}
	return SIZE_MAX;
}

/* Is word the first or the last of several in name? */
static bool
is_part(struct gk_str name, struct gk_str word)
{
	return name.n > word.n + 1 &&
	       ((gk_str_begins(name, word) && name.p[word.n] == ' ') ||
		(memcmp(name.p + name.n - word.n, word.p, word.n) == 0 &&
		 name.p[name.n - word.n - 1] == ' '));
}

/* An entity of one word may be told in full elsewhere: Андреа, Андреа Падован. */
static size_t
fullest(const struct gk_speaker *s, size_t entity)
{
	const struct gk_entity *e = &s->names->entities[entity];

	if (e->kind != GK_NAME_PER ||
	    memchr(e->normal.p, ' ', e->normal.n) != NULL)
		return entity;
	for (size_t i = 0; i < s->names->nentities && i < KNOWN; i++)
		if (s->names->entities[i].kind == GK_NAME_PER &&
		    is_part(s->names->entities[i].normal, e->normal))
			return i;
	return entity;
}

static bool
has_word(struct gk_str name, struct gk_str word)
{
	return gk_str_eq(name, word) || is_part(name, word);
}

/* What the entity is called: with the surname, if it stands in the text. */
static struct gk_str
called(const struct gk_speaker *s, size_t entity)
{
	const struct gk_entity *e = &s->names->entities[entity];
	struct gk_str best = e->normal;

	if (e->kind != GK_NAME_PER || e->last.n == 0 ||
	    has_word(e->normal, e->last))
		return best;
	for (size_t i = 0; i < s->names->n && i < KNOWN; i++) {
		const struct gk_name *n = &s->names->names[i];

		if (n->entity == entity && has_word(n->normal, e->last) &&
		    (!has_word(best, e->last) || n->normal.n > best.n))
			best = n->normal;
	}
	return best;
}

/* The person in [start, end), before a pronoun of the same sentence: one that
 * opens it, or the only one. */
static size_t
within(const struct gk_speaker *s, size_t start, size_t end, unsigned form)
{
	size_t found = opener(s, start, end);

	if (found != SIZE_MAX && agrees(s, found, form))
		return found;
	found = SIZE_MAX;
	for (size_t i = gk_mention_behind(s->names, start);
	     i < s->names->n && s->names->names[i].start < end; i++) {
		const struct gk_name *n = &s->names->names[i];

		if (n->kind != GK_NAME_PER || !agrees(s, n->entity, form))
			continue;
		if (found != SIZE_MAX && found != n->entity)
			return SIZE_MAX;
		found = n->entity;
	}
	return found;
}

/* Whom a noun phrase means: who holds that office, or a body that it names or
 * calls; an epithet, whoever spoke last. */
static size_t
of_noun(struct gk_speaker *s, const struct gk_subject *subject, size_t at)
{
	struct gk_span span = subject->span;
	size_t entity = SIZE_MAX;

	/* Whose paper it is the words behind it say: в письме главы региона. */
	if (subject->kind != GK_SUBJECT_ISSUE || subject->epithet)
		entity = gk_office_of(&s->office, span.start, span.end, at);
	if (entity != SIZE_MAX && agrees(s, entity, subject->form))
		return entity;
	if (subject->name != NULL)
		return subject->name->entity;
	if (subject->body || subject->envoy)
		return last_body(s, at);
	if (subject->kind == GK_SUBJECT_ISSUE && subject->bare)
		return fresh_speaker(s, at);
	if (!subject->epithet)
		return SIZE_MAX;
	entity = last_speaker(s, at, subject->form);
	return entity != SIZE_MAX ? entity
				  : last_person(s, at, subject->form);
}

struct gk_speaker_answer
gk_speaker_of(struct gk_speaker *s, const struct gk_subject *subject,
	      size_t at, size_t start)
{
	struct gk_speaker_answer a = { .entity = SIZE_MAX };

	put_gap(s, at);
	if (subject->kind == GK_SUBJECT_NAME) {
		a.entity = subject->name->entity;
	} else if (subject->kind == GK_SUBJECT_PRONOUN ||
		   subject->kind == GK_SUBJECT_NONE) {
		if (subject->span.start > at && subject->span.start < start)
			a.entity = within(s, at, subject->span.start,
					  subject->form);
		if (a.entity == SIZE_MAX)
			a.entity = last_speaker(s, at, subject->form);
		if (a.entity == SIZE_MAX)
			a.entity = last_person(s, at, subject->form);
	} else {
		a.text = gk_str_cut(s->text, subject->span.start,
				    subject->span.end);
		a.entity = subject->kind == GK_SUBJECT_RAW
			       ? gk_mention_person(s->names, a.text)
			       : of_noun(s, subject, at);
	}
	if (a.entity != SIZE_MAX) {
		a.entity = fullest(s, a.entity);
		a.text = called(s, a.entity);
	}
	return a;
}
