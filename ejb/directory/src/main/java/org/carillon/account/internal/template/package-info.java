/** What accounts begin with. */
package org.carillon.account.internal.template;
