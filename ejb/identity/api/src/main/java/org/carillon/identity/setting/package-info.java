/** Settings of signing in: what is noted of it, and what programs may do for an account. */
package org.carillon.identity.setting;
