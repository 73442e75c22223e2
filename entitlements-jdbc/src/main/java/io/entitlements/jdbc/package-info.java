/** Storage in a relational database. */
@NullMarked
package io.entitlements.jdbc;

import org.jspecify.annotations.NullMarked;
