package io.entitlements.core.internal.order;

import io.entitlements.core.internal.order.CsvColumns.Column;
import java.util.List;

/**
 * The cells of one line.
 *
 * @param line its number, from 1
 * @param columns which cell is where
 * @param cells without spaces around them
 */
record CsvRecord(long line, CsvColumns columns, List<String> cells) {

  /** A cell; an empty text if it is blank or the file has no such column. */
  String cell(Column column) {
    int index = columns.indexOf(column);
    return index < 0 ? "" : cells.get(index);
  }

  /** Whether any of these has something in it. */
  boolean has(Column... any) {
    for (Column column : any) {
      if (!cell(column).isEmpty()) {
        return true;
      }
    }
    return false;
  }
}
