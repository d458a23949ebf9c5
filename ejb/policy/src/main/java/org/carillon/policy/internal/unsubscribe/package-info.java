/** Leaves mailing lists for users. */
package org.carillon.policy.internal.unsubscribe;
