/** What besides the password an account is signed in to by on the web. */
package org.carillon.identity.secondfactor;
