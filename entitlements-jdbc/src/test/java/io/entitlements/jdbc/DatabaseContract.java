package io.entitlements.jdbc;

import io.entitlements.jdbc.internal.table.RightQueryContract;
import org.junit.jupiter.api.Nested;

/** What this library promises on each of its databases, beside what every store must do. */
abstract class DatabaseContract {

  private final TestServer server;

  DatabaseContract(TestServer server) {
    this.server = server;
  }

  @Nested
  class Schemas extends SchemaContract {
    Schemas() {
      super(server);
    }
  }

  @Nested
  class Constraints extends ConstraintContract {
    Constraints() {
      super(server);
    }
  }

  @Nested
  class Connections extends ConnectionContract {
    Connections() {
      super(server);
    }
  }

  @Nested
  class FailedTransactions extends FailedTransactionContract {
    FailedTransactions() {
      super(server);
    }
  }

  @Nested
  class BulkInserts extends BulkInsertContract {
    BulkInserts() {
      super(server);
    }
  }

  @Nested
  class RightQueries extends RightQueryContract {
    RightQueries() {
      super(server);
    }
  }

  @Nested
  class Overviews extends OverviewQueryContract {
    Overviews() {
      super(server);
    }
  }

  @Nested
  class JobPlans extends JobPlanContract {
    JobPlans() {
      super(server);
    }
  }

  @Nested
  class FeedPlans extends FeedPlanContract {
    FeedPlans() {
      super(server);
    }
  }

  @Nested
  class RosterPlans extends RosterPlanContract {
    RosterPlans() {
      super(server);
    }
  }

  @Nested
  class PushStatements extends PushStatementsContract {
    PushStatements() {
      super(server);
    }
  }

  @Nested
  class RosterStatements extends RosterStatementsContract {
    RosterStatements() {
      super(server);
    }
  }

  @Nested
  class Interrupts extends InterruptContract {
    Interrupts() {
      super(server);
    }
  }

  @Nested
  class ClaimStatements extends ClaimStatementsContract {
    ClaimStatements() {
      super(server);
    }
  }

  @Nested
  class GuessStatements extends GuessStatementsContract {
    GuessStatements() {
      super(server);
    }
  }
}
