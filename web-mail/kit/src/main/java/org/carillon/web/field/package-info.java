/** Forms made of records: see {@link org.carillon.web.field.RecordForm}. */
package org.carillon.web.field;
