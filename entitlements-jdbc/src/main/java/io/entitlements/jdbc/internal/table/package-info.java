/** One class per table, with its SQL and its mapping. */
@NullMarked
package io.entitlements.jdbc.internal.table;

import org.jspecify.annotations.NullMarked;
