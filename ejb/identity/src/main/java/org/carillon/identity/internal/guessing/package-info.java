/** Counts failed sign-ins and decides on bars. */
package org.carillon.identity.internal.guessing;
