package io.entitlements.benchmarks.check;

/** Who answers. */
enum Answerer {
  /** The library, by its facade. */
  LIBRARY {
    @Override
    Answers over(Population population) {
      return Library.keeping(population).answers();
    }

    @Override
    boolean remembers() {
      return true;
    }
  },
  /** A map and a clock: less than that no answer that can change costs. */
  FLOOR {
    @Override
    Answers over(Population population) {
      return Lookups.inMap(population);
    }
  },
  /** The same with a bounded cache. */
  CAFFEINE {
    @Override
    Answers over(Population population) {
      return Lookups.inCache(population);
    }
  },
  /** jCasbin's cached enforcer. */
  JCASBIN {
    @Override
    Answers over(Population population) {
      return new JcasbinAnswers(population);
    }

    @Override
    boolean remembers() {
      return true;
    }
  },
  /** OpenFeature's provider in memory. */
  OPENFEATURE {
    @Override
    Answers over(Population population) throws Exception {
      return new OpenFeatureAnswers(population);
    }
  },
  /** LaunchDarkly's test data. */
  LAUNCHDARKLY {
    @Override
    Answers over(Population population) {
      return new LaunchDarklyAnswers(population);
    }
  },
  /** Unleash, from a bootstrap. */
  UNLEASH {
    @Override
    Answers over(Population population) {
      return new UnleashAnswers(population);
    }
  },
  /** Apache Shiro, with its cache. */
  SHIRO {
    @Override
    Answers over(Population population) {
      return new ShiroAnswers(population);
    }

    @Override
    boolean remembers() {
      return true;
    }
  },
  /** Togglz, by names of users. */
  TOGGLZ {
    @Override
    Answers over(Population population) {
      return new TogglzAnswers(population);
    }
  },
  /** Cedar, through its native library. */
  CEDAR {
    @Override
    Answers over(Population population) throws Exception {
      return new CedarAnswers(population);
    }
  };

  /** Sets it up. */
  abstract Answers over(Population population) throws Exception;

  /** Whether it keeps what it was asked, and answers sooner when it is asked again. */
  boolean remembers() {
    return false;
  }
}
