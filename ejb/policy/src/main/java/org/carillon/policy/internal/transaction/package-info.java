/** Transactions on policy objects that administrators change. */
package org.carillon.policy.internal.transaction;
