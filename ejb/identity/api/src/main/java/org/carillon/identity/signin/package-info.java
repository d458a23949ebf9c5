/** Who is barred for failed sign-ins, and what the log says of signing in. */
package org.carillon.identity.signin;
