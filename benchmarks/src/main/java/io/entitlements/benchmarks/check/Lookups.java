package io.entitlements.benchmarks.check;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.entitlements.type.AccountId;
import java.time.Clock;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * An answer that lies ready for each account, and one look at the clock, of the kind that the
 * engine uses. It is not looked whether the answer still holds, nor which feature is asked about.
 */
final class Lookups {

  private static final Clock CLOCK = Clock.systemUTC();

  private Lookups() {}

  /** In a map that nothing bounds. */
  static Answers inMap(Population population) {
    Map<AccountId, Boolean> answers = new ConcurrentHashMap<>();
    fill(answers, population);
    AccountId[] accounts = population.accounts();
    return question -> CLOCK.millis() > 0 && isYes(answers.get(accounts[question]));
  }

  /** In a bounded cache that is larger than it has to be. */
  static Answers inCache(Population population) {
    Cache<AccountId, Boolean> answers =
        Caffeine.newBuilder().maximumSize(2L * population.size()).build();
    fill(answers.asMap(), population);
    AccountId[] accounts = population.accounts();
    return question -> CLOCK.millis() > 0 && isYes(answers.getIfPresent(accounts[question]));
  }

  private static boolean isYes(@Nullable Boolean answer) {
    return answer != null && answer;
  }

  /** Nothing lies there for the unknown. */
  private static void fill(Map<AccountId, Boolean> answers, Population population) {
    for (int question = 0; question < population.size(); question++) {
      int account = population.asked(question);
      if (account < population.people()) {
        answers.put(Population.account(account), population.mayUse(question));
      }
    }
  }
}
