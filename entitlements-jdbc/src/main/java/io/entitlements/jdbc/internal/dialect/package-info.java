/** What differs from database to database. */
@NullMarked
package io.entitlements.jdbc.internal.dialect;

import org.jspecify.annotations.NullMarked;
