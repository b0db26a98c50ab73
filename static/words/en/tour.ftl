### A first look around.

tour = Show me around
tour-sample = Show me around it
tour-at = { $at } of { $of }
tour-next = Next
tour-back = Back
tour-leave = That is enough
tour-done = Begin

tour-answer = The answer is always on top
tour-answer-says = When everybody has the message, how long it takes, and which limit holds it back. It changes with everything you enter, within a moment.
tour-steps = Six steps, in any order
tour-steps-says = Who gets it, what they get, who sends it, when; then look it over, and send. A tick says that nothing is missing there.
tour-problems = What needs a look stands at the side
tour-problems-says = Each says what is wrong, where, and what to do. A click leads to the place. On a narrow screen they stand below.
tour-review = Nobody sends alone
tour-review-says = On Review you see how to be faster, sign the plan, and hand it over. A second person approves it on their own computer. Only then can it be sent.
tour-foot = Nothing is lost
tour-foot-says = Everything you enter is kept on this computer and can be undone. Recipients’ rows are never stored, and leave only when you hand over a signed plan.
