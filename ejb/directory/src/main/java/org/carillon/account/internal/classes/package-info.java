/** The rows of classes of service, and the rules for assigning accounts to them. */
package org.carillon.account.internal.classes;
