/** Second factors by which an account signs in on the web, besides the password. */
package org.carillon.identity.secondfactor;
