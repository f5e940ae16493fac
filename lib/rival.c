#include "rival.h"

/* Ruzzo and Tompa's maximal runs; returns how many. */
static size_t
maximal_runs(const int *score, size_t n, struct gk_rival *run)
{
	size_t k = 0;
	long sum = 0;

	for (size_t i = 0; i < n; i++) {
		long value = score[i];

		if (value <= 0) {
			sum += value;
			continue;
		}
		run[k] = (struct gk_rival){ i, i, sum, sum + value, 0 };
		sum += value;
		for (;;) {
			size_t j = k;

			while (j > 0 && run[j - 1].left >= run[k].left)
				j = run[j - 1].back;
			run[k].back = j;
			if (j == 0 || run[j - 1].right >= run[k].right)
				break;
			run[j - 1].last = run[k].last;
			run[j - 1].right = run[k].right;
			k = j - 1;
		}
		k++;
	}
	return k;
}

/* The sum of the GK_RIVALS-th greatest run; *ties is how many runs of just that
 * sum are among the GK_RIVALS greatest. */
static long
least_rival(const struct gk_rival *run, size_t n, size_t *ties)
{
	long sums[GK_RIVALS] = { 0 }, least;

	for (size_t i = 0; i < n; i++) {
		long sum = run[i].right - run[i].left;
		size_t at = GK_RIVALS;

		for (; at > 0 && sums[at - 1] < sum; at--)
			if (at < GK_RIVALS)
				sums[at] = sums[at - 1];
		if (at < GK_RIVALS)
			sums[at] = sum;
	}
	least = sums[GK_RIVALS - 1];
	*ties = 0;
	for (size_t i = 0; i < GK_RIVALS; i++)
		*ties += sums[i] == least;
	return least;
}

/* Keeps the GK_RIVALS runs of greatest sum in page order. */
static size_t
choose(struct gk_rival *run, size_t n)
{
	size_t kept = 0, ties;
	long least;

	if (n <= GK_RIVALS)
		return n;
	least = least_rival(run, n, &ties);
	for (size_t i = 0; i < n; i++) {
		long sum = run[i].right - run[i].left;

		if (sum < least || (sum == least && ties == 0))
			continue;
		ties -= sum == least;
		run[kept++] = run[i];
	}
	return kept;
}

size_t
gk_rivals(const int *score, size_t n, struct gk_rival *run)
{
	return choose(run, maximal_runs(score, n, run));
}
