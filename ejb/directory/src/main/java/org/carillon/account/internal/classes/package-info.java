/** Classes of service as rows, and who may be put into which. */
package org.carillon.account.internal.classes;
