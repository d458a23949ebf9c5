/** Leaves mailing lists for people. */
package org.carillon.policy.internal.unsubscribe;
