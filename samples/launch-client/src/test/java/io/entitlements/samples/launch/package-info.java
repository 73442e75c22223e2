/** The program as its user meets it: one jar, in processes of its own, beside a portal. */
package io.entitlements.samples.launch;
