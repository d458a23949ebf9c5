/** What is said of the person whose account it is. */
package org.carillon.account.profile;
