#include "plots/gnuplot/child.h"

#include <errno.h>
#include <poll.h>
#include <pthread.h>
#include <signal.h>
#include <stdlib.h>
#include <string.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

#include "plots/gnuplot/child_state.h"

enum {
	ANSWER_MOST = 64 << 20,
	COMPLAINT_MOST = 16 << 10,
	NAP_SHARE = 8, /* of the time that nothing has come */
};

void
child_free(struct child *child)
{
	if (!child)
		return;
	close(child->in);
	close(child->out);
	close(child->complaints);
	if (child->started >= 0)
		close(child->started);
	kill(child->pid, SIGKILL);
	while (waitpid(child->pid, NULL, 0) < 0 && errno == EINTR)
		;
	buffer_free(&child->unsent);
	buffer_free(&child->answers);
	buffer_free(&child->said);
	free(child);
}

static long
now_ms(void)
{
	struct timespec now;
	clock_gettime(CLOCK_MONOTONIC, &now);
	return now.tv_sec * 1000 + now.tv_nsec / 1000000;
}

/* Reads what is there. False at the end of the stream. */
static bool
drain(int fd, struct buffer *into, size_t most)
{
	char bytes[32768];
	while (into->length <= most) {
		ssize_t got = read(fd, bytes, sizeof bytes);
		if (got > 0)
			buffer_add(into, bytes, (size_t)got);
		else if (got == 0 || (errno != EAGAIN && errno != EINTR))
			return false;
		else if (errno == EAGAIN)
			return true;
	}
	return true;
}

/* As write, and where nobody reads any more only EPIPE: what the process does with SIGPIPE elsewhere is not
 * touched, since the signal comes to the thread that writes and is taken off before anybody sees it. */
static ssize_t
write_quietly(int fd, const char *bytes, size_t length)
{
	static const struct timespec at_once = { 0 };
	sigset_t broken, before, pending;
	sigemptyset(&broken);
	sigaddset(&broken, SIGPIPE);
	sigpending(&pending);
	pthread_sigmask(SIG_BLOCK, &broken, &before);
	ssize_t put = write(fd, bytes, length);
	int reason = errno;
	if (put < 0 && reason == EPIPE && !sigismember(&pending, SIGPIPE))
		sigtimedwait(&broken, NULL, &at_once);
	pthread_sigmask(SIG_SETMASK, &before, NULL);
	errno = reason;
	return put;
}

/* Writes and reads what can be, and waits no longer than that until something can. An answer is written a
 * line at a time; each would wake us, and gnuplot would wait for that: so nobody is woken by lines, but by
 * what is said on standard error, as at the begin of each question, or by the end. Standard error is read
 * last: what gnuplot said there before it wrote an answer that has come has come too. */
static void
child_turn(struct child *child, long wait_ms)
{
	bool writing = child->writable && child->sent < child->unsent.length;
	struct pollfd waits[] = {
		{ .fd = child->out },
		{ .fd = child->complaining ? child->complaints : -1, .events = POLLIN },
		{ .fd = writing ? child->in : -1, .events = POLLOUT },
	};
	if (poll(waits, 3, (int)wait_ms) < 0 && errno != EINTR) {
		child->open = false;
		return;
	}
	if (waits[2].revents) {
		ssize_t put = write_quietly(
			child->in, child->unsent.bytes + child->sent, child->unsent.length - child->sent);
		child->sent += put > 0 ? (size_t)put : 0;
		/* Nobody reads any more; what was said before that is still worth reading. */
		child->writable = put >= 0 || errno == EAGAIN || errno == EINTR;
	}
	child->open = drain(child->out, &child->answers, ANSWER_MOST);
	child->complaining = child->complaining && drain(child->complaints, &child->said, COMPLAINT_MOST);
}

/* Gives away the first answer, if it is there to the end of the sentinel's line. */
static bool
answer_take(struct child *child, const char *sentinel, struct buffer *answer, struct buffer *last)
{
	struct buffer *answers = &child->answers;
	size_t length = strlen(sentinel);
	if (answers->length == child->seen)
		return false;
	char *found = memmem(answers->bytes + child->seen, answers->length - child->seen, sentinel, length);
	if (!found) {
		/* It may have come in part. */
		if (answers->length > child->seen + length)
			child->seen = answers->length - length;
		return false;
	}
	size_t at = (size_t)(found - answers->bytes);
	char *end = memchr(found, '\n', answers->length - at);
	child->seen = at;
	if (!end)
		return false;
	buffer_add(answer, answers->bytes + child->taken, at - child->taken);
	buffer_add(last, found + length, (size_t)(end - found) - length);
	child->seen = child->taken = (size_t)(end + 1 - answers->bytes);
	if (child->taken > answers->length / 2) {
		answers->length -= child->taken;
		memmove(answers->bytes, answers->bytes + child->taken, answers->length);
		child->seen = child->taken = 0;
	}
	return true;
}

/* Gives away what was said before the sentinel of the next question; that of this one is left out. */
static void
complaint_take(struct child *child, const char *sentinel, struct buffer *complaint)
{
	struct buffer *said = &child->said;
	size_t length = strlen(sentinel), begin = 0;
	if (said->length >= length && memcmp(said->bytes, sentinel, length) == 0) {
		char *line = memchr(said->bytes, '\n', said->length);
		begin = line ? (size_t)(line + 1 - said->bytes) : said->length;
	}
	char *next = said->length > begin
			     ? memmem(said->bytes + begin, said->length - begin, sentinel, length)
			     : NULL;
	size_t end = next ? (size_t)(next - said->bytes) : said->length;
	if (end > begin)
		buffer_add(complaint, said->bytes + begin, end - begin);
	if (end > 0)
		memmove(said->bytes, said->bytes + end, said->length - end);
	said->length -= end;
}

void
child_send(struct child *child, const struct buffer *script)
{
	if (child->sent == child->unsent.length) {
		buffer_clear(&child->unsent);
		child->sent = 0;
	}
	buffer_add(&child->unsent, script->bytes, script->length);
	child_turn(child, 0);
}

enum child_outcome
child_receive(struct child *child, const char *sentinel, long deadline_ms, struct buffer *answer,
	struct buffer *last, struct buffer *complaint)
{
	enum child_outcome outcome = CHILD_ANSWERED;
	long last_came = now_ms(), deadline = last_came + deadline_ms, left;
	while (outcome == CHILD_ANSWERED && !answer_take(child, sentinel, answer, last)) {
		if (!child->open)
			outcome = CHILD_ENDED;
		else if (child->answers.length > ANSWER_MOST || child->said.length > COMPLAINT_MOST)
			outcome = CHILD_FLOODED;
		else if ((left = deadline - now_ms()) <= 0)
			outcome = CHILD_SLOW;
		else {
			size_t before = child->answers.length;
			long nap = 1 + (now_ms() - last_came) / NAP_SHARE;
			child_turn(child, left < nap ? left : nap);
			last_came = child->answers.length > before ? now_ms() : last_came;
		}
	}
	complaint_take(child, sentinel, complaint);
	return outcome;
}
