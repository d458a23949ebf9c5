/** Second factors in the database, and signing in by them. */
package org.carillon.identity.internal.secondfactor;
