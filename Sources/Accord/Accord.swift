// What the two sides have agreed to tell each other, how each word is signed, and what has to be settled after a cut. Pure.
