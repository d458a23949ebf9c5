/** The limits of an account, its counters, and recounting them. */
package org.carillon.store.quota;
