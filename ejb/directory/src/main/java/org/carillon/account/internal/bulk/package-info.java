/** Import files: reads them, and creates their accounts some hundred at a time. */
package org.carillon.account.internal.bulk;
