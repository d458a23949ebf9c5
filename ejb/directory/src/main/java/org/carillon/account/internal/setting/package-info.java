/** Settings of domains and accounts as people change them, and how their pages look. */
package org.carillon.account.internal.setting;
