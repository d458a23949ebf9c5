/** Sign-in: passkeys, codes, recent sign-ins, and help for users who cannot sign in. */
package org.carillon.rest.signin;
