/** Classes of service: named sets of settings that apply to all accounts assigned to them. */
package org.carillon.account.classes;
