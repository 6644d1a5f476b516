/* What the generators of this folder draw by: splitmix64 (Steele, Lea and Flood 2014), so that any machine
 * writes the same files. */
#ifndef MALTALL_TESTS_BENCH_CHANCE_H
#define MALTALL_TESTS_BENCH_CHANCE_H

#include <stdint.h>

struct chance {
	uint64_t state;
};

static inline uint64_t
chance_next(struct chance *chance)
{
	uint64_t mixed = chance->state += UINT64_C(0x9e3779b97f4a7c15);
	mixed = (mixed ^ (mixed >> 30)) * UINT64_C(0xbf58476d1ce4e5b9);
	mixed = (mixed ^ (mixed >> 27)) * UINT64_C(0x94d049bb133111eb);
	return mixed ^ (mixed >> 31);
}

/* 0 .. below - 1. */
static inline uint32_t
chance_below(struct chance *chance, uint32_t below)
{
	return (uint32_t)((chance_next(chance) >> 32) * below >> 32);
}

/* What is drawn about number `about` of what `question` is about: the same whatever was drawn before. */
static inline struct chance
chance_of(uint64_t question, uint64_t about)
{
	struct chance chance = { question };
	chance.state = chance_next(&chance) + about;
	return (struct chance){ chance_next(&chance) };
}

#endif
