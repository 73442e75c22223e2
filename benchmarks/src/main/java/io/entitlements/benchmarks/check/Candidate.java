package io.entitlements.benchmarks.check;

import java.time.Instant;

/**
 * Who answers about how many accounts.
 *
 * @param by who answers
 * @param size how many accounts there are questions about
 */
record Candidate(Answerer by, int size) {

  /** How many there are if nothing is said; the system property serves to try things out. */
  static final int SIZE = Integer.getInteger("entitlements.accounts", 1_000_000);

  private static final int SAMPLES = 1_000;

  /** Reads {@code TOGGLZ@1000}, or {@code TOGGLZ} for the usual size. */
  static Candidate parse(String text) {
    int at = text.indexOf('@');
    return at < 0
        ? new Candidate(Answerer.valueOf(text), SIZE)
        : new Candidate(
            Answerer.valueOf(text.substring(0, at)), Integer.parseInt(text.substring(at + 1)));
  }

  /**
   * Sets it up. Whoever remembers answers has been asked everything once.
   *
   * @throws IllegalStateException if an answer among some is wrong
   */
  Answers ready() throws Exception {
    Population population = new Population(size, Instant.now());
    Answers answers = by.over(population);
    requireRight(answers, population);
    for (int question = 0; by.remembers() && question < size; question++) {
      answers.mayUse(question);
    }
    return answers;
  }

  private void requireRight(Answers answers, Population population) throws Exception {
    int step = Math.max(1, size / SAMPLES);
    for (int question = 0; question < size; question += step) {
      if (answers.mayUse(question) != population.mayUse(question)) {
        throw new IllegalStateException(by + " answers question " + question + " wrongly");
      }
    }
  }
}
