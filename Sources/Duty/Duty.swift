// Who sits on which post, when: rotas, hand-over, swaps and absences, in Beijing time. Pure.
