#!/bin/sh
# The logic structure of the raids study, repeated on three levels: an actor with power acts on a
# person, and accountability flows back to that person, or does not. Run it in the folder of the
# study, after the codebook was loaded; who fills it in is EMIC_CODER, else A.
set -eu
emic=${EMIC:-emic}
EMIC_CODER=${EMIC_CODER:-A}
export EMIC_CODER

"$emic" template add power --pole "what the actor with power owes" --pole "what the person bears" \
    --relation "an actor with power acts on a person; accountability flows back, or does not"
"$emic" template fill power raids --pole ACCOUNTABILITY --pole HARM
"$emic" template fill power questioning --parent raids --pole NO_COUNSEL --pole FEAR
"$emic" template fill power entering --parent raids --pole PRIVATE_RAIDER --pole FORCE_USED
"$emic" template fill power armed --parent entering --pole PRIVATE_RAIDER --pole STRUCK_ARMED
"$emic" template check
