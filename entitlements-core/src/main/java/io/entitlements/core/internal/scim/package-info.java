/**
 * The protocol of SCIM 2.0 (RFC 7643, RFC 7644), as a service provider speaks it; knows no store.
 */
@NullMarked
package io.entitlements.core.internal.scim;

import org.jspecify.annotations.NullMarked;
