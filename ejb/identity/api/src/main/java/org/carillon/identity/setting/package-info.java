/** Settings of signing in: the history that is stored, and what programs may do for an account. */
package org.carillon.identity.setting;
