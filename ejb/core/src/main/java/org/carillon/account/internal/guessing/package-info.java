/** Counts failed sign-ins, and says who is barred. */
package org.carillon.account.internal.guessing;
