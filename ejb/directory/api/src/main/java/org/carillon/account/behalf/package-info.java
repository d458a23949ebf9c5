/** Callers for what the server does on an account's behalf, when nobody is signed in. */
package org.carillon.account.behalf;
