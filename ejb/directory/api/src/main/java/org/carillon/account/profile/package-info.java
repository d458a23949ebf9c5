/** The attributes of the owner of an account. */
package org.carillon.account.profile;
