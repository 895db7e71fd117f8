"""What an address of questions and answers names."""

from tests.policy import questions
from tests.policy.naming import Thing, one, personal

OF_QUESTIONS: dict[str, Thing] = {
    "answer": one(lambda _world: {"slug": questions.answer().slug}),
    "answer by its number": one(lambda _world: {"pk": questions.answer().pk}),
    "answer at the desk": one(lambda _world: {"pk": questions.answer().pk}),
    "changed answer": one(lambda _world: {"pk": questions.change().pk}),
    "question they asked": personal(questions.asked_by),
    "question they look up": personal(lambda world, who: questions.with_them(world, who, reads=False)),
    "answer they read": personal(lambda world, who: questions.with_them(world, who, reads=True)),
    "question at the desk": one(lambda _world: {"pk": questions.at_desk("asked")}),
    "question to be rung about": one(lambda _world: {"pk": questions.to_ring()}),
    "who looks things up": one(lambda _world: {"pk": questions.researcher().pk}),
}
