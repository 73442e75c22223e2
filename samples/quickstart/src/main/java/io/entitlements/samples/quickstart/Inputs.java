package io.entitlements.samples.quickstart;

import io.entitlements.core.roster.oneroster.OneRosterCsv;
import io.entitlements.error.InputProblem;
import io.entitlements.error.InvalidInputException;
import io.entitlements.roster.RosterSource;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/**
 * What the story is told from. The roster is read once before anything is done with the order, so
 * that a broken one changes nothing at all; of the orders, the library refuses those that are
 * broken.
 *
 * @param order the file of purchase orders
 * @param roster the list of people
 */
record Inputs(Path order, RosterSource roster) {

  static Inputs check(Arguments arguments) throws IOException {
    if (!Files.isRegularFile(arguments.order())) {
      throw new InvalidInputException(
          new InputProblem(arguments.order().toString(), 0, "", "there is no such file"));
    }
    RosterSource roster =
        OneRosterCsv.in(arguments.roster(), arguments.clock().withZone(School.ZONE));
    roster.read(Optional.empty(), records -> {});
    return new Inputs(arguments.order(), roster);
  }
}
