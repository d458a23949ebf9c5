/** Looks up indicators of brands behind the mail's back, and keeps what came of it. */
package org.carillon.policy.internal.brand;
