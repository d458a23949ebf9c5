/** The notes of sign-ins, which are written a second later. */
package org.carillon.identity.internal.history;
