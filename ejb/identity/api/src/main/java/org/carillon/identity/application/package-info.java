/** Passwords of single programs of an account. */
package org.carillon.identity.application;
