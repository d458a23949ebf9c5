/** Sign-ins as they are noted and written a second later. */
package org.carillon.identity.internal.history;
